'use client'

/** Choosing rows: a click, Shift for a range, all of the page; a bar names the count and the deeds; Escape clears. */
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '../toast'
import { nextSelection } from './selection'

interface Selection {
  ids: readonly string[]
  clear: () => void
}

/** All rows that match the table's state: how many, and where their ids are answered as `{ ids }`. */
export interface AllMatching {
  count: number
  href: string
}

interface SelectionTools extends Selection {
  toggle: (id: string, isRange: boolean) => void
  toggleAll: () => void
  isAll: boolean
}

const SelectionContext = createContext<SelectionTools | null>(null)

/** What is selected in the table around; for the actions of its bar. */
export function useSelection(): Selection {
  const tools = use(SelectionContext)
  return { ids: tools?.ids ?? [], clear: tools?.clear ?? (() => {}) }
}

interface TableSelectionProps {
  actions: ReactNode
  allMatching?: AllMatching
  children: ReactNode
}

export function TableSelection({ actions, allMatching, children }: TableSelectionProps) {
  const t = useTranslations('patterns.table')
  const frame = useRef<HTMLDivElement>(null)
  const anchor = useRef<string | null>(null)
  const [ids, setIds] = useState<readonly string[]>([])
  const clear = () => setIds([])
  const onPage = () =>
    [...(frame.current?.querySelectorAll<HTMLElement>('[data-select]') ?? [])].map((box) => box.dataset.select ?? '')

  useEffect(() => {
    if (ids.length === 0) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open], :popover-open')) setIds([])
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [ids.length])

  const tools: SelectionTools = {
    ids,
    clear,
    isAll: ids.length > 0 && onPage().every((id) => ids.includes(id)),
    toggle: (id, isRange) => {
      setIds(nextSelection(ids, onPage(), id, isRange ? anchor.current : null))
      anchor.current = id
    },
    toggleAll: () => setIds(ids.length > 0 && onPage().every((id) => ids.includes(id)) ? [] : onPage()),
  }
  return (
    <SelectionContext value={tools}>
      <div ref={frame}>
        {children}
        {ids.length > 0 && (
          <div className="sticky bottom-0 z-20 flex flex-wrap items-center gap-3 rounded-b-panel border-t border-edge bg-surface px-4 py-3">
            <p role="status" className="font-semibold">
              {t('selected', { count: ids.length })}
            </p>
            {allMatching && tools.isAll && ids.length < allMatching.count && (
              <SelectMatching {...allMatching} onSelect={setIds} />
            )}
            {actions}
            <Button small look="plain" className="ms-auto" onClick={clear}>
              {t('clearSelection')}
            </Button>
          </div>
        )}
      </div>
    </SelectionContext>
  )
}

/** The second, explicit step: from the rows of this page to every row that matches. */
function SelectMatching({ count, href, onSelect }: AllMatching & { onSelect: (ids: readonly string[]) => void }) {
  const t = useTranslations('patterns.table')
  const [isBusy, setBusy] = useState(false)
  const select = async () => {
    setBusy(true)
    const ids = await idsAt(href)
    setBusy(false)
    if (ids) onSelect(ids)
    else toast(t('selectFailed'), { kind: 'problem' })
  }
  return (
    <Button small look="plain" busy={isBusy} onClick={select}>
      {t('selectMatching', { count })}
    </Button>
  )
}

async function idsAt(href: string): Promise<string[] | null> {
  try {
    const answer = await fetch(href)
    return answer.ok ? ((await answer.json()) as { ids: string[] }).ids : null
  } catch {
    return null
  }
}

const box = 'relative z-10 block size-4 accent-accent'

export function SelectRow({ id, name }: { id: string; name: string }) {
  const t = useTranslations('patterns.table')
  const tools = use(SelectionContext)
  const isRange = useRef(false)
  return (
    <input
      type="checkbox"
      data-select={id}
      aria-label={t('selectRow', { name })}
      checked={tools?.ids.includes(id) ?? false}
      onClick={(event) => {
        isRange.current = event.shiftKey
      }}
      onChange={() => tools?.toggle(id, isRange.current)}
      className={box}
    />
  )
}

export function SelectAll() {
  const t = useTranslations('patterns.table')
  const tools = use(SelectionContext)
  const isSome = Boolean(tools && tools.ids.length > 0 && !tools.isAll)
  return (
    <input
      type="checkbox"
      aria-label={t('selectAll')}
      checked={tools?.isAll ?? false}
      ref={(node) => {
        if (node) node.indeterminate = isSome
      }}
      onChange={() => tools?.toggleAll()}
      className={box}
    />
  )
}
