'use client'

/** What became of every row of a bulk deed, when not all of them went well: done, skipped, failed, each with its reason. */
import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/patterns/form/words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { BulkOutcome } from '@/lib/features/template-list/types'

interface BulkReportProps {
  outcomes: readonly BulkOutcome[]
  undo?: () => void
  onClose: () => void
}

export function BulkReport({ outcomes, undo, onClose }: BulkReportProps) {
  const t = useTranslations('templateList.report')
  const of = (wanted: BulkOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted)
  return (
    <Dialog title={t('title', { done: of('done').length, total: outcomes.length })} onClose={onClose}>
      <div className="flex flex-col gap-4 p-5 pt-3">
        {(['failed', 'skipped', 'done'] as const).map((outcome) => (
          <Group key={outcome} title={t(outcome, { count: of(outcome).length })} outcomes={of(outcome)} />
        ))}
        <div className="flex flex-wrap justify-end gap-2">
          {undo && (
            <Button
              icon="undo"
              onClick={() => {
                onClose()
                undo()
              }}
            >
              {t('undo')}
            </Button>
          )}
          <Button look="primary" autoFocus onClick={onClose}>
            {t('close')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Group({ title, outcomes }: { title: string; outcomes: readonly BulkOutcome[] }) {
  const t = useTranslations('templateList.report')
  const words = useProblemWords()
  if (outcomes.length === 0) return null
  return (
    <section>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 list-disc ps-5 text-xs text-ink-soft">
        {outcomes.map(({ id, name, problem, rest }) => {
          const [first] = Object.values(problem?.fields ?? {})
          const called = name || t('gone')
          const why = first ?? problem ?? rest
          return <li key={id}>{why ? t('row', { name: called, why: words(why) }) : called}</li>
        })}
      </ul>
    </section>
  )
}
