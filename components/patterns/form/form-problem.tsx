'use client'

/** What the server said of the whole form, spoken at once, with the step that helps. Nothing typed is lost meanwhile. */
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import type { Problem } from '@/lib/domain/result'
import { useProblemWords } from './words'

export function FormProblem({ problem, children }: { problem: Problem | null; children?: ReactNode }) {
  const words = useProblemWords()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) place.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div ref={place} role="alert" className="scroll-mt-6 empty:hidden">
      {problem && (
        <div className="flex items-start gap-2.5 rounded-control bg-tint-bad px-4 py-3">
          <StateMark state="down" className="mt-0.5" />
          <div className="min-w-0 grow">
            <p>{words(problem)}</p>
            <NextStep code={problem.code} />
            {children}
          </div>
        </div>
      )}
    </div>
  )
}

function NextStep({ code }: { code: string }) {
  const t = useTranslations('patterns.form')
  if (code === 'signed-out')
    return (
      <TextLink href={routes.signIn} target="_blank">
        {t('signIn')}
      </TextLink>
    )
  if (code === 'conflict' || code === 'outdated')
    return (
      <button type="button" className="font-medium text-link hover:underline" onClick={() => window.location.reload()}>
        {t('reload')}
      </button>
    )
  return null
}
