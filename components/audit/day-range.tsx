'use client'

/** Two days between which rows are shown; the address follows a chosen day. */
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { auditSpec } from '@/lib/domain/audit/query'
import { type TableQuery, tableHref } from '@/lib/domain/table/query'

interface DayRangeProps {
  path: string
  query: TableQuery
  from: string
  to: string
}

export function DayRange({ path, query, from, to }: DayRangeProps) {
  const router = useRouter()
  const choose = (name: 'from' | 'to', day: string) =>
    router.replace(tableHref(path, query, auditSpec, { filters: { [name]: day ? [day] : [] } }) as Route, {
      scroll: false,
    })
  return (
    <>
      {(
        [
          ['from', from],
          ['to', to],
        ] as const
      ).map(([name, label]) => (
        <label key={name} className="flex items-center gap-1.5 text-xs text-ink-soft">
          {label}
          <input
            type="date"
            defaultValue={query.filters[name]?.[0] ?? ''}
            key={query.filters[name]?.[0] ?? ''}
            onChange={(event) => choose(name, event.target.value)}
            className="h-8 rounded-full border border-edge bg-surface px-3 text-ink"
          />
        </label>
      ))}
    </>
  )
}
