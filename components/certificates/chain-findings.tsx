/** What is wrong with a chain, worst first: expected, found, fix, and the lines to run; what is met stands folded below. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CodeLine } from '@/components/patterns/copy-button'
import { classes } from '@/components/ui/classes'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import type { RuleFindingView, TriedPathView } from '@/lib/domain/certificates/held/chain-view'
import type { CheckState, PlaceFinding } from '@/lib/domain/certificates/places/place-check'
import { useFindingWords } from './finding-words'

export const markOfCheck: Readonly<Record<CheckState, MarkState>> = {
  met: 'up',
  warning: 'degraded',
  broken: 'down',
  unknown: 'unknown',
}

interface FoundProps {
  mark: MarkState
  title: string
  /** Where the rule is from. */
  source: string
  rows: readonly { label: string; text: string }[]
  /** Beside the fix: a link, lines to run. */
  more?: ReactNode
}

function Found({ mark, title, source, rows, more }: FoundProps) {
  return (
    <li className="border-t border-hairline py-3 first:border-t-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h3 className="flex min-w-0 items-start gap-2 font-semibold">
          <StateMark state={mark} className="mt-0.75" />
          <span className="min-w-0">{title}</span>
        </h3>
        <p className="ms-auto text-xs text-ink-soft max-phone:ms-6">{source}</p>
      </div>
      <dl className="mt-1 ms-5.5 grid gap-x-4 gap-y-0.5 phone:grid-cols-[80px_1fr]">
        {rows.map(({ label, text }) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft max-phone:mt-1 max-phone:text-xs">{label}</dt>
            <dd className="host min-w-0">{text}</dd>
          </div>
        ))}
      </dl>
      {more && <div className="ms-5.5 mt-2">{more}</div>}
    </li>
  )
}

/** Breaches of the validator's rules, as it ranked them. */
export function RuleFindings({ findings }: { findings: readonly RuleFindingView[] }) {
  const t = useTranslations('chains')
  const words = useFindingWords()
  if (findings.length === 0) return <p className="py-3 text-ink-soft">{t('findings.none')}</p>
  return (
    <ul>
      {findings.map((finding) => (
        <Found
          key={`${finding.rule} ${finding.certificate ?? ''} ${finding.found ?? ''}`}
          mark={finding.level === 'error' ? 'down' : 'degraded'}
          title={words.rule(finding)}
          source={words.ruleSource(finding)}
          rows={words.ruleRows(finding)}
        />
      ))}
    </ul>
  )
}

interface PlaceFindingsProps {
  /** As `worstFirst` puts them. */
  findings: readonly PlaceFinding[]
  /** Lines to run next; shown once, after the findings. */
  lines: readonly string[]
}

/** Checks of a place: open ones in full, met ones folded. */
export function PlaceFindings({ findings, lines }: PlaceFindingsProps) {
  const t = useTranslations('chains')
  const words = useFindingWords()
  const open = findings.filter(({ state }) => state !== 'met')
  const met = findings.filter(({ state }) => state === 'met')
  return (
    <>
      <ul>
        {open.map((finding) => (
          <PlaceFound key={finding.check} finding={finding} />
        ))}
      </ul>
      {lines.length > 0 && <CommandLines lines={lines} />}
      {met.length > 0 && (
        <details className={classes('py-3', open.length + lines.length > 0 && 'border-t border-hairline')}>
          <summary className="flex items-center gap-2 font-medium">
            <StateMark state="up" />
            {t('findings.met', { count: met.length })}
          </summary>
          <ul className="mt-2 ms-5.5 grid gap-1 text-ink-soft">
            {met.map((finding) => (
              <li key={finding.check} className="flex flex-wrap gap-x-3">
                <span className="min-w-0">{words.check(finding)}</span>
                <span className="ms-auto text-xs">{words.placeSource(finding)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function PlaceFound({ finding }: { finding: PlaceFinding }) {
  const words = useFindingWords()
  return (
    <Found
      mark={markOfCheck[finding.state]}
      title={words.check(finding)}
      source={words.placeSource(finding)}
      rows={words.placeRows(finding)}
    />
  )
}

/** What to type on the servers; each line is copied without its prompt. */
export function CommandLines({ lines }: { lines: readonly string[] }) {
  const t = useTranslations('chains')
  return (
    <div className="border-t border-hairline py-3">
      <h3 className="mb-2 text-xs text-ink-soft">{t('findings.lines')}</h3>
      <ol className="grid gap-1.5">
        {lines.map((line) => {
          const [prompt = '', command = line] = line.includes('> ') ? line.split(/(?<=>) (.*)/s) : ['', line]
          return (
            <li key={line}>
              <CodeLine prompt={prompt} text={command} />
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** Paths that were tried beside the one that is drawn, and why each ended. */
export function TriedPaths({ tried }: { tried: readonly TriedPathView[] }) {
  const t = useTranslations('chains')
  const words = useFindingWords()
  if (tried.length === 0) return null
  return (
    <details className="border-t border-hairline py-3">
      <summary className="font-semibold">{t('findings.tried', { count: tried.length })}</summary>
      <ol className="mt-2 grid gap-2">
        {tried.map(({ names, isComplete, findings }) => (
          <li key={`${names.join(' ')} ${isComplete}`}>
            <p className="host">{names.join(' → ')}</p>
            <p className="text-xs text-ink-soft">
              {findings[0] ? words.rule(findings[0]) : t(isComplete ? 'findings.notNeeded' : 'findings.noAnchor')}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
