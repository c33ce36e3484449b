'use client'

/** The search field: a moment after the last key the address follows; Enter at once; without script a plain form. */
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { Icon } from '@/components/ui/icons/icon'
import { Ring } from '@/components/ui/progress'
import { type TableQuery, type TableSpec, tableHref } from '@/lib/domain/table/query'

const silenceMs = 300

interface TableSearchProps {
  path: string
  spec: TableSpec
  query: TableQuery
  placeholder: string
}

export function TableSearch({ path, spec, query, placeholder }: TableSearchProps) {
  const t = useTranslations('patterns.table')
  const router = useRouter()
  const [text, setText] = useState(query.search)
  const [followed, setFollowed] = useState(query.search)
  const [isPending, startTransition] = useTransition()
  const asked = useRef(query.search)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // The address changed by another hand (Back, a chip): the field follows it.
  if (followed !== query.search) {
    setFollowed(query.search)
    setText(query.search)
  }

  const go = (search: string) => {
    if (search.trim() === asked.current) return
    asked.current = search.trim()
    startTransition(() =>
      router.replace(tableHref(path, query, spec, { search: search.trim() }) as Route, { scroll: false }),
    )
  }
  useEffect(() => {
    asked.current = query.search
  }, [query.search])
  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <search className="relative max-phone:w-full">
      <form
        action={path}
        onSubmit={(event) => {
          event.preventDefault()
          clearTimeout(timer.current)
          go(text)
        }}
      >
        <span className="pointer-events-none absolute start-3 top-2.25 text-ink-soft">
          {isPending ? <Ring /> : <Icon name="search" size={14} />}
        </span>
        <input
          type="search"
          name="q"
          value={text}
          maxLength={200}
          aria-label={placeholder || t('search')}
          placeholder={placeholder}
          onChange={(event) => {
            setText(event.target.value)
            clearTimeout(timer.current)
            timer.current = setTimeout(go, silenceMs, event.target.value)
          }}
          className="h-8 w-60 rounded-full border border-input-edge bg-surface ps-9 pe-3 text-xs hover:border-input-edge-active max-phone:w-full"
        />
      </form>
    </search>
  )
}
