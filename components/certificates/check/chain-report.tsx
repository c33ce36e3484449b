'use client'

/** What was found of a chain: one section for each chain that differs, and what presented nothing. */
import { useFormatter, useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { useHealthWords } from '@/components/health/words'
import { routes } from '@/components/patterns/routes'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import type { CheckState } from '@/lib/domain/certificates/places/place-check'
import type { ChainReport } from '@/lib/features/inspection/types'
import { markOfCheck } from '../chain-findings'
import { CheckedChainView } from './checked-chain'

const toneOf: Readonly<Record<CheckState, BadgeTone>> = { met: 'good', warning: 'warn', broken: 'bad', unknown: 'soft' }
const heaviness: readonly CheckState[] = ['broken', 'warning', 'unknown', 'met']

interface ChainReportProps {
  report: ChainReport
  mayWrite: boolean
  headRef: Ref<HTMLHeadingElement>
}

export function ChainReportView({ report, mayWrite, headRef }: ChainReportProps) {
  const t = useTranslations('inspection.report')
  const states = report.chains.map(({ state }) => state)
  const worst = report.silent.length > 0 ? 'broken' : (heaviness.find((state) => states.includes(state)) ?? 'unknown')
  return (
    <section aria-label={report.subject} className="mb-8">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 ref={headRef} tabIndex={-1} className="host text-2xl font-bold outline-none">
          {report.subject}
        </h2>
        <Badge tone={toneOf[worst]} mark={markOfCheck[worst]}>
          {t(`states.${worst}`)}
        </Badge>
      </div>
      <Rules report={report} />
      <Notes report={report} />
      {report.chains.map((chain) => (
        <CheckedChainView
          key={chain.addresses.join(' ')}
          chain={chain}
          report={report}
          mayWrite={mayWrite}
          isOnly={report.chains.length === 1}
        />
      ))}
      <p className="mt-4 text-xs text-ink-soft">{t('rootsNote', report.roots)}</p>
    </section>
  )
}

/** Which rules counted, and for which name. */
function Rules({ report: { cluster, place, host } }: { report: ChainReport }) {
  const t = useTranslations('inspection.report')
  const places = useTranslations('certificates.places')
  const rules =
    cluster && place
      ? t.rich('placeOf', {
          place: places(place),
          name: cluster.name,
          cluster: (name) => <TextLink href={routes.clusterCertificates(cluster.id)}>{name}</TextLink>,
        })
      : t('web')
  return (
    <p className="mt-0.5 text-ink-soft">
      {rules}, {host ? <span className="host">{t('host', { host })}</span> : t('noHost')}
    </p>
  )
}

function Notes({ report }: { report: ChainReport }) {
  const t = useTranslations('inspection.report')
  const { chains, silent, keysDropped, unreadable, revocationLists } = report
  const addresses = chains.flatMap((chain) => chain.addresses)
  const positions = unreadable.map(({ position }) => position).join(', ')
  return (
    <ul className="mt-3 grid gap-1.5 empty:hidden">
      {chains.length > 1 && (
        <Note mark="down" text={t('differ', { count: chains.length })} more={t('differText')} isStrong />
      )}
      {chains.length === 1 && addresses.length > 0 && silent.length === 0 && (
        <Note mark="up" text={t('same', { count: addresses.length })} />
      )}
      {keysDropped > 0 && <Note mark="degraded" text={t('keysDropped', { count: keysDropped })} />}
      {unreadable.length > 0 && (
        <Note mark="degraded" text={t('unreadable', { count: unreadable.length, positions })} />
      )}
      {revocationLists > 0 && <Note mark="unknown" text={t('lists', { count: revocationLists })} />}
      {silent.length > 0 && <Silent silent={silent} />}
    </ul>
  )
}

interface NoteProps {
  mark: 'up' | 'degraded' | 'down' | 'unknown'
  text: string
  more?: string
  isStrong?: boolean
}

function Note({ mark, text, more, isStrong = false }: NoteProps) {
  return (
    <li className="flex items-start gap-2">
      <StateMark state={mark} className="mt-0.75" />
      <span>
        <span className={isStrong ? 'font-semibold' : undefined}>{text}</span>
        {more && <span className="block text-ink-soft">{more}</span>}
      </span>
    </li>
  )
}

function Silent({ silent }: Pick<ChainReport, 'silent'>) {
  const t = useTranslations('inspection.report')
  const format = useFormatter()
  const words = useHealthWords()
  const named = silent.filter(({ address }) => address !== '')
  const lines = silent.map(({ address, reason }) =>
    address ? `${address}: ${words.reason(reason)}` : words.reason(reason),
  )
  const text = named.length > 0 ? t('silent', { count: named.length }) : t('silentName')
  return <Note mark="down" text={text} more={format.list(lines, { type: 'conjunction' })} isStrong />
}
