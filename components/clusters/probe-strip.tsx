'use client'

/** What a probe finds, under the field it judges: every address stage by stage, then what to do. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type LiveInterface, progressOf, shownOf } from '@/components/health/check-state'
import { Findings } from '@/components/health/findings'
import { StageCell } from '@/components/health/stage-cell'
import { useProblemWords } from '@/components/patterns/form/words'
import { RelativeTime } from '@/components/patterns/relative-time'
import type { FieldValue } from '@/lib/domain/catalogue/field'
import { addressFieldOf } from '@/lib/domain/clusters/addresses'
import { type InterfaceKind, type Stage, stages } from '@/lib/domain/health/types'

interface ProbeStripProps {
  kind: InterfaceKind
  live: LiveInterface | undefined
  onAgain: () => void
  /** Puts a corrected address into the field. */
  onCorrect: (field: string, correct: (value: FieldValue) => FieldValue) => void
}

export function ProbeStrip({ kind, live, onAgain, onCorrect }: ProbeStripProps) {
  const t = useTranslations('clusters.probe')
  const name = useTranslations('health.interfaces')(kind)
  if (!live) return null
  const shown = shownOf(live, null)
  return (
    <section aria-label={t('label', { name })} className="flex flex-col gap-1">
      <p role="status" className="flex justify-end gap-3 text-xs text-ink-soft">
        <StripState kind={kind} live={live} onAgain={onAgain} />
      </p>
      {live.problem && <StripProblem live={live} />}
      {shown && shown.addresses.length > 0 && <AddressTable shown={shown} />}
      {shown && shown.addresses.length === 0 && (
        <div className="border-y border-hairline py-1.5">
          <StageCell stage="dns" view={shown.dns} address="" look="brief" />
        </div>
      )}
      {live.result && live.result.verdict.findings.length > 0 && (
        <div className="border-t border-hairline">
          <Findings result={live.result} />
          <Correction kind={kind} live={live} onCorrect={onCorrect} />
        </div>
      )}
    </section>
  )
}

function StripState({
  kind,
  live,
  onAgain,
}: Pick<ProbeStripProps, 'kind' | 'onAgain'> & { live: LiveInterface }): ReactNode {
  const t = useTranslations('clusters.probe')
  if (live.isRunning)
    return t(
      'progress',
      progressOf({ [kind]: live }, () => 1),
    )
  return (
    <>
      {live.result && (
        <span>
          {t.rich('checked', { time: () => <RelativeTime at={live.result?.observation.finishedAt ?? ''} /> })}
        </span>
      )}
      <button type="button" onClick={onAgain} className="font-medium text-link hover:underline">
        {t('again')}
      </button>
    </>
  )
}

function StripProblem({ live }: { live: LiveInterface }) {
  const words = useProblemWords()
  if (!live.problem || live.problem.code === 'check-stopped') return null
  return <p className="text-xs text-bad">{words(live.problem)}</p>
}

function AddressTable({ shown }: { shown: NonNullable<ReturnType<typeof shownOf>> }) {
  const t = useTranslations('clusters.probe')
  const words = useTranslations('health.stages')
  return (
    <table className="w-full max-wide:block wide:table-fixed">
      <thead className="max-wide:spoken">
        <tr className="border-b border-hairline text-start text-xs text-ink-soft">
          <th scope="col" className="w-33 py-1 text-start font-semibold">
            {t('address')}
          </th>
          {stages.map((stage) => (
            <th key={stage} scope="col" className={`px-1 py-1 text-start font-semibold ${widths[stage]}`}>
              {words(stage)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-wide:block">
        {shown.addresses.map(({ address, stages: cells }) => (
          <tr
            key={address}
            className="border-b border-hairline align-top last:border-b-0 max-wide:block max-wide:py-2 max-wide:last:border-b"
          >
            <th scope="row" className="host py-1.5 text-start font-medium max-wide:block">
              {address}
            </th>
            {stages.map((stage) => (
              <td key={stage} className="px-1 py-1.5 max-wide:block max-wide:p-0">
                <StageCell
                  stage={stage}
                  view={stage === 'dns' ? shown.dns : cells[stage]}
                  address={address}
                  look="brief"
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const widths: Partial<Record<Stage, string>> = { dns: 'w-24', tcp: 'w-24', tls: 'w-26', http: 'w-38' }

/** A path that was nearly right is one click away. */
function Correction({ kind, live, onCorrect }: Pick<ProbeStripProps, 'kind' | 'onCorrect'> & { live: LiveInterface }) {
  const t = useTranslations('clusters.probe')
  const misspelt = live.result?.verdict.findings.find(({ code }) => code === 'path-misspelt')
  if (!misspelt) return null
  const [typed, usual] = [String(misspelt.params.typed), String(misspelt.params.usual)]
  return (
    <p className="pb-2 phone:ps-26">
      <button
        type="button"
        className="font-medium text-link hover:underline"
        onClick={() => onCorrect(addressFieldOf[kind], (value) => String(value).replace(`/${typed}`, `/${usual}`))}
      >
        {t('use', { usual })}
      </button>
    </p>
  )
}
