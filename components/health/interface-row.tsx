'use client'

/** One interface in the grid of stages: its state, its stages at a glance, and opened its addresses and findings. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DateTime, RelativeTime } from '@/components/patterns/relative-time'
import { StateBadge } from '@/components/patterns/state-badge'
import { classes } from '@/components/ui/classes'
import { Icon } from '@/components/ui/icons/icon'
import { judgeAddress } from '@/lib/domain/health/judge'
import { stages } from '@/lib/domain/health/types'
import type { InterfaceView } from '@/lib/features/health/types'
import { addressStages, type LiveInterface, type ShownInterface, type StageView, shownOf } from './check-state'
import { Findings } from './findings'
import { SessionLine } from './session-line'
import { StageCell } from './stage-cell'
import { VerdictBadge } from './verdict-badge'

interface InterfaceRowProps {
  view: InterfaceView
  live: LiveInterface | undefined
  isOpen: boolean
  clusterId: string
  mayCheck: boolean
  onToggle: () => void
}

export function InterfaceRow({ view, live, isOpen, clusterId, mayCheck, onToggle }: InterfaceRowProps) {
  const t = useTranslations('clusters.interfaces')
  const interfaces = useTranslations('health.interfaces')
  const shown = shownOf(live, view.result)
  const result = live?.isRunning ? null : (live?.result ?? view.result)
  const verdict = result?.verdict ?? view
  const isRunning = Boolean(live?.isRunning && !live.result)
  const place = view.kind === 'cti' || view.port !== 443 ? `${view.host}:${view.port}` : view.host
  const name = interfaces(view.kind)
  return (
    <>
      <tr className="relative border-t border-hairline align-top first:border-t-0 max-wide:grid max-wide:grid-cols-[minmax(0,1fr)_auto] max-wide:gap-x-3 max-wide:px-4 max-wide:py-3 wide:hover:bg-fill-hover">
        <td className="py-3.5 ps-4 pe-2 max-wide:order-2 max-wide:col-span-2 max-wide:p-0 max-wide:pt-1">
          {isRunning ? <StateBadge state="checking" /> : <VerdictBadge verdict={verdict} short />}
        </td>
        <td className="px-2 py-3 max-wide:p-0">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={onToggle}
            className="block text-start font-semibold after:absolute after:inset-0"
          >
            {name}
          </button>
          <span className="host block text-xs text-ink-soft">{place}</span>
        </td>
        {isOpen ? (
          <td colSpan={5} className="px-2 py-3 text-ink-soft max-wide:hidden">
            <LastHealthy view={view} isDown={verdict.state === 'down'} />
          </td>
        ) : (
          <Glance shown={shown} />
        )}
        <td className="py-3 ps-2 pe-4 text-end whitespace-nowrap max-wide:order-1 max-wide:p-0">
          <span className="inline-flex items-center gap-2">
            <span className="font-medium tabular-nums">
              {verdict.state === 'unknown' && verdict.healthyCount === 0
                ? t('unknown')
                : t('healthyOf', { healthy: verdict.healthyCount, total: verdict.addressCount })}
            </span>
            <Icon name="down" size={14} className={classes('text-ink-soft', isOpen && 'rotate-180')} />
          </span>
          <span className="block pe-5.5 text-xs text-ink-soft">
            <Age view={view} live={live} />
          </span>
        </td>
      </tr>
      {isOpen && (
        <Opened view={view} shown={shown} result={result}>
          {view.kind === 'xsi-events' && <SessionLine view={view} clusterId={clusterId} mayCheck={mayCheck} />}
        </Opened>
      )}
    </>
  )
}

function Age({ view, live }: { view: InterfaceView; live: LiveInterface | undefined }) {
  const t = useTranslations('clusters.interfaces')
  const at = live?.result?.observation.finishedAt ?? view.checkedAt
  return at ? <RelativeTime at={at} /> : t('never')
}

function LastHealthy({ view, isDown }: { view: InterfaceView; isDown: boolean }) {
  const t = useTranslations('clusters.interfaces')
  if (!isDown) return null
  if (!view.lastHealthyAt) return t('neverHealthy')
  return t.rich('lastHealthy', { time: () => <DateTime at={view.lastHealthyAt ?? ''} format="instant" /> })
}

/** The stages of all addresses as one line: the worst outcome, the longest time. */
function Glance({ shown }: { shown: ShownInterface | null }) {
  const t = useTranslations('clusters.interfaces')
  if (!shown) {
    return (
      <td colSpan={5} className="px-2 py-3 text-ink-soft max-wide:hidden">
        {t('notChecked')}
      </td>
    )
  }
  return stages.map((stage) => {
    const views = stage === 'dns' ? [shown.dns] : shown.addresses.map((one) => one.stages[stage])
    return (
      <td key={stage} className="px-2 py-3 max-wide:hidden">
        <StageCell
          stage={stage}
          view={worstOf(views) ?? (typeof shown.dns === 'string' ? 'waiting' : 'not-reached')}
          address=""
          look="glance"
        />
      </td>
    )
  })
}

const worst = ['failed', 'running', 'inconclusive', 'waiting', 'not-reached', 'skipped', 'passed']

function worstOf(views: StageView[]): StageView | undefined {
  const rank = (view: StageView) => worst.indexOf(typeof view === 'string' ? view : view.outcome)
  const timeOf = (view: StageView) => (typeof view === 'object' ? (view.durationMs ?? 0) : 0)
  return views.toSorted((a, b) => rank(a) - rank(b) || timeOf(b) - timeOf(a))[0]
}

interface OpenedProps {
  view: InterfaceView
  shown: ShownInterface | null
  result: InterfaceView['result']
  children: ReactNode
}

function Opened({ view, shown, result, children }: OpenedProps) {
  const t = useTranslations('clusters.interfaces')
  const name = useTranslations('health.interfaces')(view.kind)
  return (
    <>
      {shown && shown.addresses.length === 0 && (
        <AddressRow label={view.host} note={t('noAddress')} dns={shown.dns} cells={[]} address="" />
      )}
      {shown?.addresses.map(({ address, stages: cells }, index) => (
        <AddressRow
          key={address}
          label={address}
          note={t('place', { place: index + 1 })}
          address={address}
          dns={shown.dns}
          cells={addressStages.map((stage) => [stage, cells[stage]])}
        />
      ))}
      <tr className="max-wide:block">
        <td className="max-wide:hidden" />
        <td colSpan={7} className="px-2 pe-4 pb-2 max-wide:block max-wide:px-4">
          {!shown && <p className="pb-2 text-ink-soft">{t('notChecked')}</p>}
          {children}
          {result && result.verdict.findings.length > 0 && (
            <section aria-label={t('findingsOf', { name })} className="border-t border-hairline">
              <Findings result={result} isInUse />
            </section>
          )}
          {result && result.verdict.findings.length === 0 && result.verdict.state === 'up' && (
            <p className="pb-2 text-ink-soft">{t('allWell', { count: healthyOf(result) })}</p>
          )}
        </td>
      </tr>
    </>
  )
}

function healthyOf({ observation }: NonNullable<InterfaceView['result']>): number {
  return observation.addresses.filter((one) => judgeAddress(observation.kind, one).health === 'healthy').length
}

interface AddressRowProps {
  label: string
  note: string
  address: string
  dns: StageView
  cells: [(typeof addressStages)[number], StageView][]
}

function AddressRow({ label, note, address, dns, cells }: AddressRowProps) {
  return (
    <tr className="align-top max-wide:block max-wide:border-t max-wide:border-hairline max-wide:px-2 max-wide:py-2">
      <td className="max-wide:hidden" />
      <th scope="row" className="px-2 py-1.5 text-start font-normal max-wide:flex max-wide:justify-between">
        <span className="host font-medium">{label}</span>
        <span className="block text-xs text-ink-soft">{note}</span>
      </th>
      <td className="px-2 py-1.5 max-wide:block max-wide:px-0 max-wide:py-0">
        <StageCell stage="dns" view={dns} address={address} />
      </td>
      {cells.map(([stage, view]) => (
        <td key={stage} className="px-2 py-1.5 max-wide:block max-wide:px-0 max-wide:py-0">
          <StageCell stage={stage} view={view} address={address} />
        </td>
      ))}
      <td colSpan={6 - 1 - cells.length} className="max-wide:hidden" />
    </tr>
  )
}
