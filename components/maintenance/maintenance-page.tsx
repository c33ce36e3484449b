/** The maintenance of one cluster: what runs and is planned, what was, and the forms to begin one. */
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/patterns/empty-state'
import { Panel } from '@/components/patterns/panel'
import { DateTime } from '@/components/patterns/relative-time'
import { Badge } from '@/components/ui/badge'
import type { ClusterMaintenance, WindowRow } from '@/lib/features/maintenance/types'
import { EndButton } from './end-button'
import { PlanForm, StartForm } from './window-forms'

export function MaintenancePage({ maintenance }: { maintenance: ClusterMaintenance }) {
  const t = useTranslations('maintenance')
  const { windows, mayWrite, timeZone, clusterId, nextId } = maintenance
  const off = !mayWrite && t('writeOff')
  const form = { id: nextId, clusterId, offBecause: off }
  return (
    <div className="grid items-start gap-4 pb-8 wide:grid-cols-[minmax(0,1fr)_400px]">
      <Panel title={t('title')} note={t('note')}>
        {windows.length === 0 ? (
          <EmptyState title={t('noneTitle')} text={t('none')} />
        ) : (
          <ul>
            {windows.map((window) => (
              <WindowLine key={window.id} window={window} offBecause={off} />
            ))}
          </ul>
        )}
      </Panel>
      <div className="flex min-w-0 flex-col gap-4">
        {off && <p className="text-ink-soft">{off}</p>}
        <Panel title={t('startTitle')}>
          <div className="flex flex-col gap-3 p-4">
            <p className="text-ink-soft">{t('startText')}</p>
            <StartForm {...form} />
          </div>
        </Panel>
        <Panel title={t('planTitle')} note={t('zone', { zone: timeZone })}>
          <div className="p-4">
            <PlanForm {...form} />
          </div>
        </Panel>
      </div>
    </div>
  )
}

function WindowLine({ window, offBecause }: { window: WindowRow; offBecause: string | false }) {
  const t = useTranslations('maintenance')
  const { id, state, startsAt, until, reason, plannedBy } = window
  const isOpen = state === 'running' || state === 'planned'
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-hairline px-4 py-3 first:border-t-0">
      <div className="min-w-0 grow basis-80">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{reason}</span>
          <Badge tone={state === 'running' ? 'warn' : 'soft'}>{t(`states.${state}`)}</Badge>
        </p>
        <p className="text-xs text-ink-soft">
          {t.rich('span', {
            from: () => <DateTime at={startsAt} format="instant" />,
            until: () => <DateTime at={until} format="instant" />,
            name: plannedBy,
          })}
        </p>
      </div>
      {isOpen && <EndButton id={id} state={state} reason={reason} offBecause={offBecause} />}
    </li>
  )
}
