'use client'

/** Session persistence of XSI Events: proven, broken or not tested, why, and the way to find out. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/patterns/form/words'
import { RelativeTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { Button } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import type { SessionOutcome } from '@/lib/domain/health/session-proof'
import type { Problem } from '@/lib/domain/result'
import type { InterfaceView } from '@/lib/features/health/types'

const marks = { proven: 'up', broken: 'down', 'not-tested': 'unknown' } as const satisfies Record<
  SessionOutcome,
  string
>

interface SessionLineProps {
  view: InterfaceView
  clusterId: string
  mayCheck: boolean
}

export function SessionLine({ view, clusterId, mayCheck }: SessionLineProps) {
  const t = useTranslations('health.session')
  const { isRunning, problem, prove } = useProof(clusterId)
  const problemWords = useProblemWords()
  const { session = null, hasTestAccount = false } = view
  const outcome = session?.outcome ?? 'not-tested'
  const isTold = session !== null && (outcome !== 'not-tested' || hasTestAccount)
  const off = (!mayCheck && t('offRole')) || (!hasTestAccount && t('reasons.no-test-account'))
  return (
    <section
      aria-label={t('title')}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-hairline py-2.5 text-sm"
    >
      <h3 className="font-semibold">{t('title')}</h3>
      <StateMark state={marks[outcome]} label={t(`outcomes.${outcome}`)} />
      <span className="min-w-0 text-ink-soft">
        {isTold ? <Told session={session} /> : t(hasTestAccount ? 'reasons.never' : 'reasons.no-test-account')}
      </span>
      <span className="ms-auto">
        <Button small icon="refresh" busy={isRunning} offBecause={off} onClick={prove}>
          {isRunning ? t('proving') : t('prove')}
        </Button>
      </span>
      {problem && (
        <p role="alert" className="w-full text-bad">
          {problemWords(problem)}
        </p>
      )}
    </section>
  )
}

function Told({ session }: { session: NonNullable<InterfaceView['session']> }) {
  const t = useTranslations('health.session')
  const broken = session.findings.find(({ code }) => code === 'channel-broken')
  const kept = session.addresses.filter((one) => one.outcome === 'kept').length
  const words = {
    proven: () => t('proven', { kept, total: session.addresses.length }),
    broken: () =>
      t('broken', {
        failed: Number(broken?.params.failed ?? 0),
        total: Number(broken?.params.total ?? 0),
        status: String(broken?.params.status ?? ''),
        address: broken?.address ?? '',
      }),
    'not-tested': () => t(`reasons.${reasonOf(session.reason)}`),
  }
  return (
    <>
      {words[session.outcome]()} <RelativeTime at={session.at} />
    </>
  )
}

const reasons = ['no-test-account', 'login-refused', 'channel-not-opened'] as const

function reasonOf(reason: string | undefined): (typeof reasons)[number] | 'no-answer' {
  return reasons.find((known) => known === reason) ?? 'no-answer'
}

function useProof(clusterId: string) {
  const router = useRouter()
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const prove = async () => {
    setRunning(true)
    setProblem(await ask(clusterId))
    setRunning(false)
    router.refresh()
  }
  return { isRunning, problem, prove }
}

async function ask(clusterId: string): Promise<Problem | null> {
  try {
    const response = await fetch(routes.api.sessionChecks, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clusterId }),
    })
    if (response.ok) return null
    const answer = (await response.json().catch(() => ({}))) as { problem?: Problem }
    return answer.problem ?? { code: 'no-answer' }
  } catch {
    return { code: 'unreachable' }
  }
}
