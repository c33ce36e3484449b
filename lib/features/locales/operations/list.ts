/** Searches and filters the languages, and pages the countries: both lists are short and live in memory. */
import {
  type CallIn,
  type CallInEdits,
  callInTable,
  isNamedByVendor,
  ownLocationOf,
} from '@/lib/domain/locales/call-in'
import { type LanguageCode, languageOfCode, languages, localeOfCode } from '@/lib/domain/locales/locales'
import type { LocaleOverrides } from '@/lib/domain/locales/resolve-locale'
import { type Cursor, pageOf, readCursor } from '@/lib/domain/table/cursor'
import type { TablePage, TableQuery } from '@/lib/domain/table/query'
import { folded } from '@/lib/domain/text/folded'
import type { CallInRow, CountryName, LanguageRow } from '../types'

/** Languages in the order of the table; a search looks at names in both tongues, codes and countries. */
export function languagesMatching(
  query: Pick<TableQuery, 'search' | 'filters'>,
  overrides: LocaleOverrides,
  nameOf: (language: LanguageCode) => string,
): LanguageRow[] {
  return languages
    .map(({ code }) => rowOf(code, overrides, nameOf(code)))
    .flatMap((row) => {
      const locales = row.locales.filter((locale) => fits(row, locale, query))
      return locales.length > 0 ? [{ ...row, locales }] : []
    })
}

function rowOf(code: LanguageRow['code'], overrides: LocaleOverrides, name: string): LanguageRow {
  const { ownName, defaultLocale, locales } = languageOfCode(code)
  return {
    code,
    name,
    ownName,
    defaultLocale,
    override: overrides[code] ?? null,
    isChoice: locales.length > 1,
    locales: locales.map((locale) => {
      const { ownName, hasMeetingsSite } = localeOfCode(locale)
      return { code: locale, ownName, hasMeetingsSite }
    }),
  }
}

function fits(
  row: LanguageRow,
  locale: LanguageRow['locales'][number],
  { search, filters }: Pick<TableQuery, 'search' | 'filters'>,
): boolean {
  if (filters.site?.includes('english') && locale.hasMeetingsSite) return false
  if (filters.choice?.includes('choice') && !row.isChoice) return false
  if (filters.choice?.includes('overridden') && row.override === null) return false
  const wanted = folded(search).replace('-', '_')
  return [row.name, row.ownName, locale.ownName, locale.code].some((text) => folded(text).includes(wanted))
}

/** One page of countries by name or by location. */
export function pageOfCallIn(
  query: TableQuery,
  edits: CallInEdits,
  countries: readonly CountryName[],
): TablePage<CallInRow> {
  const order = new Map(countries.map(({ code }, place) => [code, String(place).padStart(4, '0')]))
  const cursorOf = (row: CallInRow): Cursor => {
    const place = order.get(row.country) ?? ''
    return { value: query.sort.column === 'location' ? `${row.location} ${place}` : place, id: row.country }
  }
  const direction = query.sort.isDescending ? -1 : 1
  const compare = (a: Cursor, b: Cursor) => direction * (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)
  const found = callInMatching(query, callInTable(edits), countries)
  const matching = found.toSorted((a, b) => compare(cursorOf(a), cursorOf(b)))
  const [after, before] = [readCursor(query.after), readCursor(query.before)]
  const within = matching.filter(
    (row) => (!after || compare(cursorOf(row), after) > 0) && (!before || compare(cursorOf(row), before) < 0),
  )
  const fetched = (before ? within.reverse() : within).slice(0, query.size + 1)
  return {
    ...pageOf(fetched, { size: query.size, after: after && query.after, before: before && query.before }, cursorOf),
    count: { value: matching.length, isMore: false },
  }
}

/** The countries that match, in the order of their names. */
export function callInMatching(
  query: Pick<TableQuery, 'search' | 'filters'>,
  table: readonly CallIn[],
  countries: readonly CountryName[],
): CallInRow[] {
  const placed = new Map(table.map((one) => [one.country, one]))
  return countries.flatMap(({ code, name }) => {
    const one = placed.get(code)
    if (!one) return []
    const usualLocation = isNamedByVendor(code) ? one.location : ownLocationOf(code)
    const row = { ...one, name, usualLocation }
    return isWanted(row, query) ? [row] : []
  })
}

function isWanted(row: CallInRow, { search, filters }: Pick<TableQuery, 'search' | 'filters'>): boolean {
  if (filters.location && !filters.location.includes(row.location)) return false
  if (filters.origin && !filters.origin.includes(row.because)) return false
  const wanted = folded(search)
  return [row.name, row.country].some((text) => folded(text).includes(wanted))
}
