'use client'

/** The form of a channel: a new one, or one that is changed. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ResourceForm } from '@/components/patterns/form/resource-form'
import { routes } from '@/components/patterns/routes'
import { channelFields, channelProblemsOf } from '@/lib/domain/alerts/fields'
import { type FieldValues, initialValuesOf } from '@/lib/domain/catalogue/field'
import { changeChannelAction, createChannelAction } from '@/lib/features/alerts/actions'
import type { ChannelPage } from '@/lib/features/alerts/types'
import { SecretDialog } from './secret-dialog'

const initial = initialValuesOf(channelFields)

/** The secret of a webhook is shown before the page of the channel is. */
export function NewChannelForm({ id: minted }: { id: string }) {
  const [id] = useState(minted)
  const t = useTranslations('alerts.new')
  const router = useRouter()
  const [made, setMade] = useState<{ secret: string; name: string } | null>(null)
  const go = () => router.push(routes.alertChannel(id))
  const save = async (values: FieldValues) => {
    const outcome = await createChannelAction({ id, values })
    return outcome.ok
      ? { ok: true as const, value: { secret: outcome.value.secret, name: String(values.name) } }
      : outcome
  }
  return (
    <>
      <ResourceForm
        noun="alerts"
        catalogue={channelFields}
        initial={initial}
        check={channelProblemsOf}
        save={save}
        onSaved={({ secret, name }) => (secret ? setMade({ secret, name }) : go())}
        verb={t('verb')}
        hidesWas
      />
      {made && <SecretDialog secret={made.secret} name={made.name} onClose={go} />}
    </>
  )
}

export function ChannelForm({ channel }: { channel: ChannelPage }) {
  const t = useTranslations('alerts')
  const { id, version, values, mayWrite } = channel
  return (
    <ResourceForm
      noun="alerts"
      catalogue={channelFields}
      initial={values}
      check={channelProblemsOf}
      readOnly={['kind']}
      save={(changed) => changeChannelAction({ id, version, values: changed })}
      offBecause={!mayWrite && t('writeOff')}
    />
  )
}
