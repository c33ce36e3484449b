'use client'

/** Rows at a time; remembered for every table of this browser. */
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { remember } from '@/components/patterns/remember'
import { Icon } from '@/components/ui/icons/icon'
import type { PageSize } from '@/lib/domain/preferences/preferences'

export function PageSizeSelect({
  size,
  hrefs,
}: {
  size: PageSize
  hrefs: readonly { size: PageSize; href: string }[]
}) {
  const t = useTranslations('patterns.table')
  const router = useRouter()
  return (
    <label className="flex items-center gap-2">
      {t('rowsPerPage')}
      <span className="relative">
        <select
          value={size}
          onChange={(event) => {
            const chosen = hrefs.find((option) => String(option.size) === event.target.value)
            if (!chosen) return
            remember('pageSize', String(chosen.size))
            router.replace(chosen.href as Route, { scroll: false })
          }}
          className="h-8 appearance-none rounded-full border border-edge bg-surface ps-3 pe-7 text-ink"
        >
          {hrefs.map((option) => (
            <option key={option.size} value={option.size}>
              {option.size}
            </option>
          ))}
        </select>
        <Icon name="down" size={12} className="pointer-events-none absolute end-2.5 top-2.5" />
      </span>
    </label>
  )
}
