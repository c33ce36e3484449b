'use client'

/** Go to a page, a cluster or a template, create, change the theme: one list that the keyboard alone can use. */
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Input } from 'react-aria-components/Input'
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { SearchField } from 'react-aria-components/SearchField'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icons/icon'
import type { IconName } from '@/components/ui/icons/icon-name'
import type { Permission } from '@/lib/domain/identity/permissions'
import { showTheme } from '../remember'
import { type Entry, type EntryGroup, foundGroups, matching } from './entries'
import { useFound } from './use-found'
import { useOffers } from './use-offers'

const groups: readonly EntryGroup[] = ['pages', ...foundGroups, 'create', 'preferences']
const icons: Record<EntryGroup, IconName> = {
  pages: 'right',
  clusters: 'clusters',
  templates: 'templates',
  certificates: 'certificates',
  create: 'plus',
  preferences: 'brightness',
}

interface PaletteProps {
  permissions: Permission[]
  /** What was typed while the palette was still on its way. */
  takeTyped: () => string
  onClose: () => void
  onKeys: () => void
}

export function CommandPalette({ permissions, takeTyped, onClose, onKeys }: PaletteProps) {
  const t = useTranslations('patterns.palette')
  const locale = useLocale()
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const { things, state } = useFound(permissions.includes('cluster.read') ? typed : '')
  const takeEarly = useEffectEvent(() => setTyped(takeTyped()))
  useEffect(() => takeEarly(), [])
  const { offers, foundEntry } = useOffers()
  const entries = [
    ...matching(offers, typed, permissions),
    ...foundGroups.flatMap((group) => things[group].map((thing) => foundEntry(group, thing))),
  ]

  const shown = groups.flatMap((group) => {
    const own = entries.filter((entry) => entry.group === group)
    return own.length > 0 ? [{ group, own }] : []
  })
  const hasRun = useRef(false)
  const run = (entry: Entry | undefined) => {
    if (!entry || hasRun.current) return
    hasRun.current = true
    onClose()
    perform(entry.action, { go: (href) => router.push(href as Route), onKeys })
  }

  return (
    <I18nProvider locale={locale}>
      <Dialog
        title={t('title')}
        hideTitle
        onClose={onClose}
        className="mt-[12vh]! w-[min(560px,calc(100vw-32px))]! p-0"
      >
        <Autocomplete inputValue={typed} onInputChange={setTyped}>
          <SearchField
            aria-label={t('title')}
            autoFocus
            // Enter takes the first one where none is marked: before anything is typed, and for what was typed early.
            onSubmit={() => run(shown[0]?.own[0])}
            className="flex items-center gap-3 border-b border-edge px-4"
          >
            <Icon name="search" className="text-ink-soft" />
            <Input placeholder={t('placeholder')} className="h-13 min-w-0 grow bg-transparent text-base outline-none" />
          </SearchField>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard */}
          <div tabIndex={0} className="max-h-[50vh] overflow-y-auto -outline-offset-2">
            <Menu
              aria-label={t('title')}
              onAction={(key) => run(entries.find(({ id }) => id === key))}
              renderEmptyState={() => (
                <p className="px-3 py-6 text-center text-ink-soft">
                  {state === 'asking' ? t('searching') : t('nothing', { query: typed })}
                </p>
              )}
              className="p-2 outline-none"
            >
              {shown.map(({ group, own }) => (
                <Section key={group} group={group} title={t(group)} entries={own} />
              ))}
            </Menu>
          </div>
        </Autocomplete>
        <p role="status" className="border-t border-hairline px-4 py-2.5 text-xs text-ink-soft">
          {state === 'failed' ? t('searchFailed') : t('hint')}
        </p>
      </Dialog>
    </I18nProvider>
  )
}

function Section({ group, title, entries }: { group: EntryGroup; title: string; entries: Entry[] }) {
  return (
    <MenuSection className="pb-1">
      <Header className="px-3 pt-2 pb-1 text-xs font-medium text-ink-soft">{title}</Header>
      {entries.map(({ id, text }) => (
        <MenuItem
          key={id}
          id={id}
          textValue={text}
          className="flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-3 outline-none data-focused:bg-fill"
        >
          <Icon name={icons[group]} size={14} className="text-ink-soft" />
          {text}
        </MenuItem>
      ))}
    </MenuSection>
  )
}

function perform(action: Entry['action'], { go, onKeys }: { go: (href: string) => void; onKeys: () => void }): void {
  if ('href' in action) go(action.href)
  if ('theme' in action) showTheme(action.theme)
  if ('keys' in action) onKeys()
}
