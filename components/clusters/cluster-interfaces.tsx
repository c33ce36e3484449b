'use client'

/** The interfaces of one cluster with their evidence; "Check now" runs live and can be stopped. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { progressOf } from '@/components/health/check-state'
import { InterfaceGrid } from '@/components/health/interface-grid'
import { type Check, useCheck } from '@/components/health/use-check'
import { useProblemWords } from '@/components/patterns/form/words'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import type { ClusterHead } from '@/lib/features/clusters/types'
import type { InterfaceView } from '@/lib/features/health/types'
import { ClusterHeader } from './cluster-header'

interface ClusterInterfacesProps {
  head: ClusterHead
  interfaces: InterfaceView[]
  mayCheck: boolean
}

export function ClusterInterfaces({ head, interfaces, mayCheck }: ClusterInterfacesProps) {
  const t = useTranslations('health.checks')
  const router = useRouter()
  const check = useCheck()
  const [said, setSaid] = useState('')
  const kinds = interfaces.map(({ kind }) => kind)
  const run = async () => {
    setSaid('')
    const ending = await check.start(kinds, { clusterId: head.id })
    setSaid(ending === 'finished' ? t('finished', { count: kinds.length }) : t(ending))
    if (ending !== 'failed') check.forget([])
    router.refresh()
  }
  const problem = Object.values(check.state).find((live) => live.problem)?.problem
  return (
    <>
      <ClusterHeader
        head={head}
        tab="interfaces"
        actions={
          <Button
            look="primary"
            icon="refresh"
            busy={check.isRunning}
            offBecause={!mayCheck && t('offRole')}
            onClick={run}
          >
            {check.isRunning ? t('checking') : t('now')}
          </Button>
        }
      />
      <InterfaceGrid
        interfaces={interfaces}
        clusterId={head.id}
        mayCheck={mayCheck}
        checks={newerThan(interfaces, check.state)}
        progress={check.isRunning && <CheckProgress check={check} interfaces={interfaces} />}
      />
      <p role="status" className="spoken">
        {said}
      </p>
      {problem && problem.code !== 'check-stopped' && <CheckProblem code={problem.code} />}
      <p className="py-4 text-xs text-ink-soft">{useTranslations('clusters.interfaces')('addressesNote')}</p>
    </>
  )
}

function CheckProblem({ code }: { code: string }) {
  const words = useProblemWords()
  return (
    <p role="alert" className="pt-3 text-bad">
      {words({ code })}
    </p>
  )
}

/** Lines of a finished check stand until the stored results are at least as new. */
function newerThan(interfaces: readonly InterfaceView[], state: Check['state']): Check['state'] {
  const storedAt = new Map(interfaces.map((view) => [view.kind as string, view.checkedAt ?? '']))
  return Object.fromEntries(
    Object.entries(state).filter(
      ([kind, live]) => live.isRunning || (live.result?.observation.finishedAt ?? '') > (storedAt.get(kind) ?? ''),
    ),
  )
}

function CheckProgress({ check, interfaces }: { check: Check; interfaces: readonly InterfaceView[] }) {
  const t = useTranslations('health.checks')
  const { done, total } = progressOf(
    check.state,
    (kind) => interfaces.find((view) => view.kind === kind)?.addressCount || 1,
  )
  return (
    <div className="flex items-center gap-2 text-xs text-ink-soft">
      <Progress label={t('progressLabel')} value={done} maximum={total} />
      <span className="tabular-nums">
        <Seconds since={check.startedAt}>{(seconds) => t('progress', { done, total, seconds })}</Seconds>
      </span>
      <button type="button" onClick={check.stop} className="font-medium text-link hover:underline">
        {t('stop')}
      </button>
    </div>
  )
}

const tickMs = 100

function Seconds({ since, children }: { since: number; children: (seconds: string) => string }) {
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return children((Math.max(0, now - since) / 1_000).toFixed(1))
}
