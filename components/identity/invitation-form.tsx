'use client'

/** Accepting an invitation: a password of one's own, or the organization's account. */
import { useTranslations } from 'next-intl'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { acceptFields } from '@/lib/domain/identity/fields'
import { acceptInvitationAction } from '@/lib/features/people/actions'
import { leaveTo } from './leave-to'
import { ProviderChoice } from './provider-choice'

const initial = initialValuesOf(acceptFields)

export function InvitationForm({ token, hasOidc }: { token: string; hasOidc: boolean }) {
  const t = useTranslations('identity.invitation')
  return (
    <div className="flex flex-col gap-4">
      <PlainForm
        id="invitation"
        noun="identity"
        catalogue={acceptFields}
        initial={initial}
        verb={t('submit')}
        send={(values) => acceptInvitationAction({ ...values, token })}
        onDone={({ goTo }) => leaveTo(goTo)}
      />
      {hasOidc && <ProviderChoice next="/" invitationToken={token} word={t('withProvider')} />}
    </div>
  )
}
