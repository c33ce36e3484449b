'use client'

/** What is wrong with one interface, worst first: the first opened, the others one line each. */
import { useFormatter, useTranslations } from 'next-intl'
import { CopyButton } from '@/components/patterns/copy-button'
import { DateTime } from '@/components/patterns/relative-time'
import { Icon } from '@/components/ui/icons/icon'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import { isOfficial } from '@/lib/domain/health/cluster-state'
import { servicesBrokenByXsp } from '@/lib/domain/health/reasons'
import type { Finding, InterfaceResult } from '@/lib/domain/health/types'
import { useHealthWords } from './words'

const marks: Record<Finding['severity'], MarkState> = { error: 'down', warning: 'degraded', notice: 'unknown' }

interface FindingsProps {
  result: InterfaceResult
  /** Of a cluster that is in use: says when it was found, and what breaks. */
  isInUse?: boolean
}

export function Findings({ result, isInUse = false }: FindingsProps) {
  const { findings, state } = result.verdict
  const breaks = isInUse && state === 'down' && isOfficial(result.observation.kind)
  return findings.map((finding, place) => (
    <FindingItem
      key={`${finding.code} ${finding.stage} ${finding.address ?? ''}`}
      finding={finding}
      result={result}
      isOpen={place === 0}
      isDated={isInUse}
      breaks={breaks && place === 0}
    />
  ))
}

interface ItemProps {
  finding: Finding
  result: InterfaceResult
  isOpen: boolean
  isDated: boolean
  breaks: boolean
}

function FindingItem({ finding, result, isOpen, isDated, breaks }: ItemProps) {
  const t = useTranslations('health')
  const words = useHealthWords()
  return (
    <details open={isOpen} className="group border-t border-hairline py-3 first:border-t-0">
      <summary className="flex list-none flex-wrap items-baseline gap-x-2 gap-y-1 [&::-webkit-details-marker]:hidden">
        <span className="flex min-w-0 items-start gap-2 font-semibold">
          <StateMark state={marks[finding.severity]} className="mt-0.75" />
          <span className="host min-w-0">{words.place(finding)}</span>
        </span>
        <span className="ms-auto flex items-center gap-2 text-xs text-ink-soft">
          {isDated && (
            <span className="group-open:inline hidden">
              {t.rich('checks.foundAt', {
                time: () => <DateTime at={result.observation.finishedAt} format="clockSeconds" />,
              })}
            </span>
          )}
          <Icon name="down" size={14} className="group-open:rotate-180" />
        </span>
      </summary>
      <FindingRows finding={finding} breaks={breaks} />
      <p className="mt-1 flex items-center gap-1 text-xs text-ink-soft phone:ps-26">
        {t('checks.copyEvidence')}
        <CopyButton text={evidenceOf(finding, result)} label={t('checks.copyEvidence')} />
      </p>
    </details>
  )
}

function FindingRows({ finding, breaks }: { finding: Finding; breaks: boolean }) {
  const t = useTranslations('health')
  const format = useFormatter()
  const { expected, found, fix } = useHealthWords().finding(finding)
  const rows = [
    { label: t('parts.expected'), text: expected },
    { label: t('parts.found'), text: found },
    { label: t('parts.fix'), text: fix },
    breaks && {
      label: t('parts.breaks'),
      text: t('breaks.summary', {
        services: format.list(servicesBrokenByXsp.map((service) => t(`breaks.${service}`))),
      }),
    },
  ].filter((row) => row !== false)
  return (
    <dl className="mt-2 grid gap-x-6 gap-y-1 phone:grid-cols-[80px_1fr]">
      {rows.map(({ label, text }) => (
        <div key={label} className="contents">
          <dt className="text-ink-soft max-phone:mt-1 max-phone:text-xs">{label}</dt>
          <dd className="host min-w-0">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What a person sends to whoever runs the server: the finding and the stages of its address, as JSON. */
function evidenceOf(finding: Finding, { observation }: InterfaceResult): string {
  const { kind, host, port, finishedAt, dns, addresses } = observation
  const concerned = addresses.filter(({ address }) => !finding.address || address === finding.address)
  return JSON.stringify({ finding, kind, host, port, finishedAt, dns, addresses: concerned }, null, 2)
}
