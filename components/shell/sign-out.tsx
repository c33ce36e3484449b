'use client'

/** Ends the session, then leaves by a full load, so that nothing of it stays in this tab. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { routes } from '@/components/patterns/routes'
import { toast } from '@/components/patterns/toast'
import { useIsAlive } from '@/components/patterns/use-is-alive'
import { IconButton } from '@/components/ui/button'
import { Ring } from '@/components/ui/progress'
import { signOutAction } from '@/lib/features/sessions/actions'

export function SignOut() {
  const t = useTranslations('shell')
  const [isBusy, setBusy] = useState(false)
  // Before the page is alive a click would be lost, and somebody would leave signed in.
  const isAlive = useIsAlive()
  const leave = async () => {
    setBusy(true)
    const outcome = await signOutAction({}).catch(() => null)
    if (outcome?.ok || outcome?.problem.code === 'signed-out') return window.location.assign(routes.signIn)
    setBusy(false)
    toast(t('signOutFailed'), { kind: 'problem' })
  }
  if (isBusy) return <Ring className="m-2.5 text-ink-soft" />
  return <IconButton icon="sign-out" label={t('signOut')} onClick={leave} disabled={!isAlive} />
}
