'use client'

/** The field that opens the palette, and the keys: Ctrl or Cmd+K, `/` for the search field, `?` for the list of keys. */
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icons/icon'
import type { Permission } from '@/lib/domain/identity/permissions'

const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
})
const KeyList = dynamic(() => import('./key-list').then((module) => module.KeyList), { ssr: false })

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  field?.focus()
  field?.select()
  return field !== null
}

function withKey(typed: string, key: string): string {
  if (key === 'Backspace') return typed.slice(0, -1)
  return key.length === 1 ? typed + key : typed
}

export function PaletteGate({ permissions }: { permissions: Permission[] }) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  /** What is typed while the palette is still on its way; null while nobody has asked for it. */
  const early = useRef<string | null>(null)

  const ask = () => {
    early.current = ''
    setOpen('palette')
  }
  const close = () => {
    early.current = null
    setOpen(null)
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isPalette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
    if (isPalette) {
      event.preventDefault()
      ask()
      return
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
    if (document.querySelector('dialog[open]')) return
    if (early.current !== null) {
      if (event.key === 'Escape') close()
      else early.current = withKey(early.current, event.key)
      event.preventDefault()
      return
    }
    if (event.key === '/' && focusSearch()) event.preventDefault()
    if (event.key === '?') setOpen('keys')
  })

  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <button
        type="button"
        onClick={ask}
        aria-keyshortcuts="Control+K Meta+K"
        className="ms-auto flex size-9 items-center gap-2 rounded-full text-xs text-ink-soft hover:bg-fill-hover max-rail:-me-2 max-rail:justify-center rail:h-8 rail:w-66 rail:border rail:border-edge rail:bg-surface rail:ps-3 rail:pe-1"
      >
        <Icon name="search" size={14} />
        <span className="text-start max-rail:spoken rail:grow">{t('searchOrGoTo')}</span>
        <kbd className="rounded-full bg-code px-2 py-1 font-sans text-ink max-rail:hidden">{t('paletteKey')}</kbd>
      </button>
      {open === 'palette' && (
        <CommandPalette
          permissions={permissions}
          takeTyped={() => early.current ?? ''}
          onClose={close}
          onKeys={() => setOpen('keys')}
        />
      )}
      {open === 'keys' && <KeyList onClose={() => setOpen(null)} />}
    </>
  )
}
