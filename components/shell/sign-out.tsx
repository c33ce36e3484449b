'use client'

/** Ends the session. */
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'

export function SignOut() {
  const t = useTranslations('shell')
  return <IconButton icon="sign-out" label={t('signOut')} type="submit" />
}
