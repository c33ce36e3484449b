'use client'

/** Changing one's own password. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { toast } from '@/components/patterns/toast'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { passwordFields } from '@/lib/domain/identity/fields'
import { changePasswordAction } from '@/lib/features/people/actions'

const initial = initialValuesOf(passwordFields)

export function PasswordForm() {
  const t = useTranslations('settings.security')
  const router = useRouter()
  return (
    <PlainForm
      id="password"
      noun="identity"
      catalogue={passwordFields}
      initial={initial}
      verb={t('passwordVerb')}
      send={changePasswordAction}
      onDone={({ endedSessions }) => {
        toast(t('passwordDone', { count: endedSessions }))
        router.refresh()
      }}
    />
  )
}
