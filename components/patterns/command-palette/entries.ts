/** What the palette offers: permitted pages and commands that match what is typed. */

import type { Permission } from '@/lib/domain/identity/permissions'
import { type Theme, themes } from '@/lib/domain/preferences/preferences'

/** What the server finds by name. */
export const foundGroups = ['clusters', 'templates', 'certificates'] as const
export type FoundGroup = (typeof foundGroups)[number]

export type EntryGroup = 'pages' | FoundGroup | 'create' | 'preferences'

export interface Entry {
  id: string
  group: EntryGroup
  text: string
  /** Where it goes, or which theme it shows. */
  action: { href: string } | { theme: Theme } | { keys: true }
}

/** How something found by the server looks. */
export interface FoundThing {
  id: string
  name: string
}

export interface Offer {
  id: string
  group: EntryGroup
  text: string
  permission: Permission
  action: Entry['action']
}

/** Without accents and case, so that "malaga" finds Málaga. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every word typed has to occur; what was found by the server stays as it is. */
export function matching(offers: readonly Offer[], typed: string, permissions: readonly Permission[]): Entry[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  return offers
    .filter(({ permission }) => permissions.includes(permission))
    .filter(({ text }) => wanted.every((word) => plain(text).includes(word)))
    .map(({ id, group, text, action }) => ({ id, group, text, action }))
}

/** One command for each theme, in the words given. */
export function themeOffers(word: (theme: Theme) => string): Offer[] {
  return themes.map((theme) => ({
    id: `theme-${theme}`,
    group: 'preferences',
    text: word(theme),
    permission: 'session.own',
    action: { theme },
  }))
}
