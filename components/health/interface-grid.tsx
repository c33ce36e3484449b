'use client'

/** All interfaces of a cluster in one grid of stages: the three that decide its colour, then those beside them. */
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { isOfficial } from '@/lib/domain/health/cluster-state'
import { stages } from '@/lib/domain/health/types'
import type { InterfaceView } from '@/lib/features/health/types'
import type { CheckState } from './check-state'
import { InterfaceRow } from './interface-row'

interface InterfaceGridProps {
  interfaces: readonly InterfaceView[]
  checks: CheckState
  /** At the end of the head line: the progress of a check. */
  progress: ReactNode
  clusterId: string
  mayCheck: boolean
}

export function InterfaceGrid({ interfaces, checks, progress, clusterId, mayCheck }: InterfaceGridProps) {
  const t = useTranslations('clusters.interfaces')
  const [toggled, setToggled] = useState<Readonly<Record<string, boolean>>>({})
  const official = interfaces.filter(({ kind }) => isOfficial(kind))
  const beside = interfaces.filter(({ kind }) => !isOfficial(kind))
  const rows = (views: readonly InterfaceView[]) =>
    views.map((view) => {
      const isOpen = toggled[view.id] ?? (view.state === 'down' || view.state === 'degraded')
      return (
        <InterfaceRow
          key={view.id}
          view={view}
          live={checks[view.kind]}
          isOpen={isOpen}
          clusterId={clusterId}
          mayCheck={mayCheck}
          onToggle={() => setToggled({ ...toggled, [view.id]: !isOpen })}
        />
      )
    })
  return (
    <section aria-labelledby="official-status" className="panel min-w-0 overflow-clip">
      <Head id="official-status" title={t('official')} note={t('officialNote')} end={progress} />
      <table aria-labelledby="official-status" className="w-full table-fixed max-wide:block">
        <Columns />
        <tbody className="max-wide:block">{rows(official)}</tbody>
      </table>
      {beside.length > 0 && (
        <>
          <Head id="also-checked" title={t('beside')} note={t('besideNote')} isFurther />
          <table aria-labelledby="also-checked" className="w-full table-fixed max-wide:block">
            <Columns isSpoken />
            <tbody className="max-wide:block">{rows(beside)}</tbody>
          </table>
        </>
      )}
    </section>
  )
}

interface HeadProps {
  id: string
  title: string
  note: string
  end?: ReactNode
  isFurther?: boolean
}

function Head({ id, title, note, end, isFurther = false }: HeadProps) {
  return (
    <div
      className={`flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-b border-edge px-4 py-2 ${isFurther ? 'border-t' : ''}`}
    >
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <p className="text-xs text-ink-soft max-phone:hidden">{note}</p>
      {end && <div className="ms-auto max-phone:ms-0 max-phone:w-full">{end}</div>}
    </div>
  )
}

/** One grid for the whole page: both tables have the same columns. */
const widths = ['w-33', 'w-auto', 'w-25', 'w-25', 'w-38', 'w-38', 'w-35', 'w-28']

function Columns({ isSpoken = false }: { isSpoken?: boolean }) {
  const t = useTranslations('clusters.interfaces')
  const words = useTranslations('health.stages')
  const names = [t('state'), t('interface'), ...stages.map((stage) => words(stage)), t('healthy')]
  return (
    <>
      <colgroup>
        {widths.map((width, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
          <col key={place} className={width} />
        ))}
      </colgroup>
      <thead className={isSpoken ? 'spoken' : 'max-wide:spoken'}>
        <tr>
          {names.map((name, place) => (
            <th
              key={name}
              scope="col"
              className={`h-7.5 border-b border-hairline px-2 text-xs font-semibold text-ink-soft first:ps-4 last:pe-9 ${place === names.length - 1 ? 'text-end' : 'text-start'}`}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
    </>
  )
}
