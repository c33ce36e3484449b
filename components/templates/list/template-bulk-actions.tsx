'use client'

/** What chosen templates can have done to them. What can be undone is done at once; what was not done is reported. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { routes } from '@/components/patterns/routes'
import { saveFile } from '@/components/patterns/save-file'
import { useSelection } from '@/components/patterns/table/table-selection'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { choiceLook } from '@/components/ui/choice-look'
import { Icon } from '@/components/ui/icons/icon'
import { Popover } from '@/components/ui/popover'
import type { Option } from '@/components/ui/select'
import type { Result } from '@/lib/domain/result'
import {
  bringBackTemplatesAction,
  changePackagesAction,
  deleteTemplatesAction,
} from '@/lib/features/template-list/actions'
import type { BulkOutcome } from '@/lib/features/template-list/types'
import { BulkReport } from './bulk-report'
import { runInParts } from './run-in-parts'

type Deed = 'deleted' | 'packaged' | 'broughtBack' | 'packagedBack'

interface Report {
  outcomes: readonly BulkOutcome[]
  undo?: () => void
}

interface PackageChange {
  id: string
  defaultPackage: string
}

const done = (outcomes: readonly BulkOutcome[]) => outcomes.filter(({ outcome }) => outcome === 'done')

export function TemplateBulkActions({ mayWrite, packages }: { mayWrite: boolean; packages: readonly Option[] }) {
  const t = useTranslations('templateList')
  const router = useRouter()
  const { ids, clear } = useSelection()
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [report, setReport] = useState<Report | null>(null)

  const run = async <Item,>(
    deed: Deed,
    parts: {
      items: readonly Item[]
      idOf: (item: Item) => string
      send: (part: Item[]) => Promise<Result<BulkOutcome[]>>
    },
    undoOf?: (well: readonly BulkOutcome[]) => () => void,
  ) => {
    const total = parts.items.length
    setProgress({ done: 0, total })
    const outcomes = await runInParts({ ...parts, onProgress: (count) => setProgress({ done: count, total }) })
    setProgress(null)
    const well = done(outcomes)
    const undo = well.length > 0 ? undoOf?.(well) : undefined
    router.refresh()
    const isWhole = well.length === outcomes.length && outcomes.every(({ rest }) => !rest)
    if (isWhole) {
      clear()
      toast(t(`bulk.${deed}`, { count: well.length }), { undo })
    } else setReport({ outcomes, undo })
  }

  const bringBack = (well: readonly BulkOutcome[]) => () =>
    run('broughtBack', {
      items: well.map(({ id }) => id),
      idOf: (id) => id,
      send: (part) => bringBackTemplatesAction({ ids: part }),
    })
  const remove = () =>
    run('deleted', { items: ids, idOf: (id) => id, send: (part) => deleteTemplatesAction({ ids: part }) }, bringBack)

  const setPackages = (deed: Deed, changes: readonly PackageChange[], undoOf?: Parameters<typeof run>[2]) =>
    run(deed, { items: changes, idOf: ({ id }) => id, send: (part) => changePackagesAction({ changes: part }) }, undoOf)
  const packageBack = (well: readonly BulkOutcome[]) => () =>
    setPackages(
      'packagedBack',
      well.map(({ id, before = '' }) => ({ id, defaultPackage: before })),
    )

  const exportAs = async (format: 'csv' | 'json') => {
    const file = await fetchedFile(ids, format)
    if (file) saveFile(`templates.${format}`, file)
    else toast(t('bulk.exportFailed'), { kind: 'problem' })
  }

  const offBecause = !mayWrite && t('offRole')
  return (
    <>
      <Button small icon="delete" busy={progress !== null} offBecause={offBecause} onClick={remove}>
        {t('bulk.delete')}
      </Button>
      {mayWrite ? (
        <ChoiceMenu
          label={t('bulk.package')}
          options={packages}
          onChoose={(defaultPackage) =>
            setPackages(
              'packaged',
              ids.map((id) => ({ id, defaultPackage })),
              packageBack,
            )
          }
        />
      ) : (
        <Button small offBecause={offBecause}>
          {t('bulk.package')}
        </Button>
      )}
      <ChoiceMenu
        label={t('bulk.export')}
        options={(['csv', 'json'] as const).map((format) => ({ value: format, label: t(`bulk.${format}`) }))}
        onChoose={(format) => exportAs(format as 'csv' | 'json')}
      />
      {progress && <p className="text-xs text-ink-soft tabular-nums">{t('bulk.working', progress)}</p>}
      {report && (
        <BulkReport
          {...report}
          onClose={() => {
            setReport(null)
            clear()
          }}
        />
      )}
    </>
  )
}

interface ChoiceMenuProps {
  label: string
  options: readonly Option[]
  onChoose: (value: string) => void
}

function ChoiceMenu({ label, options, onChoose }: ChoiceMenuProps) {
  return (
    <Popover
      trigger={
        <>
          {label}
          <Icon name="down" size={12} />
        </>
      }
      triggerClassName="inline-flex h-7 items-center gap-1.5 rounded-full border border-button-edge px-3 text-xs font-medium hover:bg-fill-hover"
    >
      <ul aria-label={label}>
        {options.map((option) => (
          <li key={option.value}>
            <button
              type="button"
              data-closes
              onClick={() => onChoose(option.value)}
              className={`${choiceLook(false)} w-full`}
            >
              {option.label}
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

async function fetchedFile(ids: readonly string[], format: string): Promise<Blob | null> {
  try {
    const answer = await fetch(routes.api.templatesExport, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids, format }),
    })
    return answer.ok ? await answer.blob() : null
  } catch {
    return null
  }
}
