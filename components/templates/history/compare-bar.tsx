'use client'

/** Chooses the two versions that are compared; the address holds them. */
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { SelectControl } from '@/components/ui/select-control'
import type { VersionLine } from '@/lib/features/templates/types'

interface CompareBarProps {
  templateId: string
  from: number
  to: number
  current: number
  lines: readonly VersionLine[]
}

export function CompareBar({ templateId, from, to, current, lines }: CompareBarProps) {
  const t = useTranslations('templates.history')
  const router = useRouter()
  const choose = (chosen: { from: number; to: number }) =>
    router.push(routes.templateVersions(templateId, chosen) as Route, { scroll: false })
  return (
    <div className="flex grow flex-wrap items-center gap-2">
      <VersionSelect
        label={t('compare')}
        value={from}
        current={current}
        lines={lines}
        onChoose={(number) => choose({ from: number, to })}
      />
      <VersionSelect
        label={t('with')}
        value={to}
        current={current}
        lines={lines}
        onChoose={(number) => choose({ from, to: number })}
      />
    </div>
  )
}

interface VersionSelectProps {
  label: string
  value: number
  current: number
  lines: readonly VersionLine[]
  onChoose: (number: number) => void
}

function VersionSelect({ label, value, current, lines, onChoose }: VersionSelectProps) {
  const t = useTranslations('templates.history')
  const format = useFormatter()
  return (
    <label className="flex items-center gap-2">
      <span className="text-ink-soft">{label}</span>
      <SelectControl
        value={value}
        className="max-w-56"
        onChange={(event) => onChoose(Number(event.target.value))}
        options={lines.map(({ number, at }) => ({
          value: String(number),
          label:
            number === current
              ? t('versionCurrent', { number })
              : t('versionOf', { number, day: format.dateTime(new Date(at), 'day') }),
        }))}
      />
    </label>
  )
}
