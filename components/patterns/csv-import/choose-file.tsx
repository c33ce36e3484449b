'use client'

/** The first step: drop a file or choose one. What is read, and how much of it, stands here before. */
import { useTranslations } from 'next-intl'
import { type DragEvent, useId, useState } from 'react'
import { useIsAlive } from '@/components/patterns/use-is-alive'
import { classes } from '@/components/ui/classes'
import { Icon } from '@/components/ui/icons/icon'
import { Ring } from '@/components/ui/progress'
import type { ReadLimits } from '@/lib/domain/csv/read-types'

interface ChooseFileProps {
  limits: ReadLimits
  example: string
  isBusy: boolean
  offBecause?: string | false
  choose: (file: File) => Promise<void>
}

export function ChooseFile({ limits, example, isBusy, offBecause, choose }: ChooseFileProps) {
  const t = useTranslations('imports.choose')
  const id = useId()
  const isAlive = useIsAlive()
  const [isOver, setOver] = useState(false)
  const isOff = Boolean(offBecause) || isBusy || !isAlive

  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && !isOff) choose(file)
  }

  return (
    <div className="panel p-4">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(!isOff)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={classes(
          'flex flex-col items-center gap-2 rounded-control border border-dashed px-4 py-12 text-center',
          'has-focus-visible:outline-2 has-focus-visible:outline-focus',
          isOver ? 'border-accent bg-fill' : 'border-input-edge',
          !isOff && 'cursor-pointer hover:bg-fill-hover',
        )}
      >
        {isBusy ? <Ring size={20} /> : <Icon name="up" size={20} />}
        <span className="font-semibold">{isBusy ? t('reading') : t('title')}</span>
        <span className="max-w-md text-ink-soft">{offBecause || t('text')}</span>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.json,text/csv,application/json"
          disabled={isOff}
          aria-describedby={`${id}-limits`}
          className="spoken"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) choose(file)
          }}
        />
      </label>
      <div id={`${id}-limits`} className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-xs text-ink-soft">
        <p>{t('limits', { rows: limits.rows, kilobytes: limits.bytes / 1024 })}</p>
        <p>
          <a href={example} download className="font-medium text-link hover:underline">
            {t('example')}
          </a>
        </p>
      </div>
      <ul className="mt-3 list-disc ps-5 text-xs text-ink-soft">
        {(['match', 'empty', 'secrets'] as const).map((rule) => (
          <li key={rule}>{t(`rules.${rule}`)}</li>
        ))}
      </ul>
    </div>
  )
}
