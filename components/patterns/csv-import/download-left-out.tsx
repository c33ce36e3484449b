'use client'

/** Hands over the rows that were left out, each with its reason, as a file that can be mended and imported again. */
import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/patterns/form/words'
import { saveFile } from '@/components/patterns/save-file'
import { Button } from '@/components/ui/button'
import type { ImportTarget } from '@/lib/domain/csv/import'
import type { LeftOut } from './import-state'
import { problemFile } from './problem-file'

interface DownloadProps {
  rows: readonly LeftOut[]
  headers: readonly string[]
  fileName: string
  targets: readonly ImportTarget[]
}

export function DownloadLeftOut({ rows, headers, fileName, targets }: DownloadProps) {
  const t = useTranslations('imports')
  const problemWords = useProblemWords()
  if (rows.length === 0) return null
  const labelOf = (field: string) => targets.find(({ name }) => name === field)?.label ?? field
  const because = ({ problem }: LeftOut) => {
    const fields = Object.entries(problem.fields ?? {})
    if (fields.length === 0) return problemWords(problem)
    return fields.map(([name, one]) => `${labelOf(name)}: ${problemWords(one)}`).join(' ')
  }
  const download = () => {
    const suffix = t('leftOutSuffix')
    const text = problemFile(headers, rows, { header: t('reason'), because })
    saveFile(`${fileName.replace(/\.\w+$/, '')}-${suffix}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }))
  }
  return (
    <Button icon="download" onClick={download}>
      {t('downloadLeftOut', { count: rows.length })}
    </Button>
  )
}
