'use client'

/** Changing the role of a colleague. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { toast } from '@/components/patterns/toast'
import { inviteFields } from '@/lib/domain/identity/fields'
import { changeRoleAction } from '@/lib/features/people/actions'
import type { PersonPage } from '@/lib/features/people/types'

const roleFields = { role: inviteFields.role }

export function RoleForm({ person }: { person: PersonPage }) {
  const t = useTranslations('settings.person')
  const words = useTranslations('identity.fields.role.options')
  const router = useRouter()
  const off = person.isOwn ? t('ownAccount') : !person.mayChange && t('onlyAdmin')
  return (
    <PlainForm
      id="role"
      noun="identity"
      catalogue={roleFields}
      initial={{ role: person.role }}
      verb={t('roleVerb')}
      send={async (values) => {
        const outcome = await changeRoleAction({ ...values, personId: person.id, version: person.version })
        return outcome.ok ? { ok: true, value: String(values.role) } : outcome
      }}
      onDone={(role) => {
        toast(t('roleDone', { name: person.name, role: words(role as PersonPage['role']) }))
        router.refresh()
      }}
      isGuarded
      readOnly={off ? true : undefined}
      offBecause={off}
    />
  )
}
