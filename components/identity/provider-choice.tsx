'use client'

/** The way to the organization's own sign-in. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { Button } from '@/components/ui/button'
import type { Problem } from '@/lib/domain/result'
import { signInWithOidcAction } from '@/lib/features/sessions/actions'
import { leaveTo } from './leave-to'

export function ProviderChoice(props: { next: string; invitationToken?: string; word?: string }) {
  const { next, invitationToken, word } = props
  const t = useTranslations('identity.signIn')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const go = async () => {
    setLeaving(true)
    const answer = await signInWithOidcAction({ next, invitationToken }).catch(() => null)
    if (answer?.ok) return leaveTo(answer.value.goTo)
    setLeaving(false)
    setProblem(answer?.problem ?? { code: 'unreachable' })
  }
  return (
    <>
      <p className="flex items-center gap-3 text-xs text-ink-soft before:h-px before:grow before:bg-edge after:h-px after:grow after:bg-edge">
        {t('or')}
      </p>
      <FormProblem problem={problem} />
      <Button className="w-full" busy={isLeaving} onClick={go}>
        {word ?? t('withProvider')}
      </Button>
    </>
  )
}
