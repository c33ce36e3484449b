'use client'

/** What can be done with a channel: a test, a new secret, its end. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useDeed } from '@/components/patterns/deed'
import { useProblemWords } from '@/components/patterns/form/words'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { removeChannelAction, renewSecretAction, sendTestAction } from '@/lib/features/alerts/actions'
import type { ChannelPage } from '@/lib/features/alerts/types'
import { SecretDialog } from './secret-dialog'

export function ChannelActions({ channel }: { channel: ChannelPage }) {
  const t = useTranslations('alerts')
  const off = !channel.mayWrite && t('writeOff')
  return (
    <Panel title={t('channel.actions')}>
      <TestLine channel={channel} offBecause={off} />
      {channel.kind === 'webhook' && <SecretLine channel={channel} offBecause={off} />}
      <DeleteLine channel={channel} offBecause={off} />
    </Panel>
  )
}

interface LineProps {
  channel: ChannelPage
  offBecause: string | false
}

function Line({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-hairline px-4 py-3 first-of-type:border-t-0">
      <p className="min-w-0 grow basis-64 text-ink-soft">{text}</p>
      {children}
    </div>
  )
}

function TestLine({ channel: { id, isOn }, offBecause }: LineProps) {
  const t = useTranslations('alerts.channel')
  const deed = useDeed()
  const router = useRouter()
  const send = async () => {
    if (await deed.run(sendTestAction({ id }))) toast(t('testDone'))
    router.refresh()
  }
  return (
    <Line text={t(isOn ? 'testText' : 'testTextOff')}>
      <Button busy={deed.isBusy} offBecause={offBecause} onClick={send}>
        {t('test')}
      </Button>
    </Line>
  )
}

function SecretLine({ channel: { id, name }, offBecause }: LineProps) {
  const t = useTranslations('alerts.channel')
  const words = useProblemWords()
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const renew = async () => {
    const outcome = await renewSecretAction({ id })
    if (!outcome.ok) return words(outcome.problem)
    setSecret(outcome.value.secret)
    router.refresh()
    return null
  }
  return (
    <Line text={t('secretText')}>
      <Button offBecause={offBecause} onClick={() => setAsking(true)}>
        {t('renew')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('renewTitle')}
          text={t('renewText')}
          verb={t('renewVerb')}
          onConfirm={renew}
          onClose={() => setAsking(false)}
        />
      )}
      {secret && !isAsking && <SecretDialog secret={secret} name={name} onClose={() => setSecret(null)} />}
    </Line>
  )
}

function DeleteLine({ channel: { id, name }, offBecause }: LineProps) {
  const t = useTranslations('alerts.channel')
  const words = useProblemWords()
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const remove = async () => {
    const outcome = await removeChannelAction({ id })
    if (!outcome.ok) return words(outcome.problem)
    toast(t('deleted', { name }))
    router.push(routes.alerts)
    return null
  }
  return (
    <Line text={t('deleteLine')}>
      <Button look="danger" offBecause={offBecause} onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('deleteTitle', { name })}
          text={t('deleteText')}
          verb={t('deleteVerb')}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </Line>
  )
}
