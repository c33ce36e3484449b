import { describe, expect, it } from 'vitest'
import { isNarrowed, type TableSpec, tableHref, tableQueryOf } from '@/lib/domain/table/query'

const spec: TableSpec = {
  sorts: ['name', 'uptime'],
  filters: { state: ['down', 'up'], place: 'any' },
}
const usual = tableQueryOf({}, spec)

describe('the address of a table', () => {
  it('drops the character that no database takes, wherever it stands', () => {
    const query = tableQueryOf({ q: 'a\0b\0', place: '\0,x\0', after: 'c\0', before: '\0', size: '\0' }, spec)
    expect(query).toEqual({ ...usual, search: 'ab', filters: { place: ['x'] }, after: 'c' })
  })

  it('says everything there is to know: reading what was written gives the same state', () => {
    const query = {
      ...usual,
      search: 'Málaga & co',
      sort: { column: 'uptime', isDescending: true },
      filters: { state: ['down'], place: ['a b', 'c'] },
      size: 50 as const,
      hidden: ['host'],
      after: 'WyJ4Il0',
    }
    const href = tableHref('/clusters', query, spec)
    const params = Object.fromEntries(new URL(href, 'http://hub').searchParams)
    expect(tableQueryOf(params, spec)).toEqual({ ...query, before: null })
  })

  it('is bare while nothing is chosen', () => {
    expect(tableHref('/clusters', usual, spec)).toBe('/clusters')
  })

  it.each([
    ['a search', { search: 'x' }],
    ['a filter', { filters: { state: ['up'] } }],
    ['a sort', { sort: { column: 'uptime', isDescending: false } }],
    ['a size', { size: 100 as const }],
  ])('begins at the first page after %s', (_what, change) => {
    expect(tableHref('/clusters', { ...usual, after: 'cursor' }, spec, change)).not.toContain('after=')
  })

  it('stays on its page when a column is hidden', () => {
    expect(tableHref('/clusters', { ...usual, after: 'cursor' }, spec, { hidden: ['host'] })).toContain('after=cursor')
  })

  it('keeps the other filters when one changes, and forgets one that is emptied', () => {
    const query = { ...usual, filters: { state: ['up'], place: ['x'] } }
    expect(tableHref('/clusters', query, spec, { filters: { state: [] } })).toBe('/clusters?place=x')
  })

  it.each([
    [{ sort: '-evil' }, { sort: { column: 'name', isDescending: false } }],
    [{ state: 'gone,down,down' }, { filters: { state: ['down'] } }],
    [{ size: '7' }, { size: 25 }],
    [{ q: 'a'.repeat(500) }, { search: 'a'.repeat(200) }],
    [{ q: ['one', 'two'] }, { search: 'one' }],
    [{ after: '' }, { after: null }],
  ])('takes %j for what it can be', (params, expected) => {
    expect(tableQueryOf(params, spec)).toMatchObject(expected)
  })

  it('uses the remembered size until the address names one', () => {
    expect(tableQueryOf({}, spec, 100).size).toBe(100)
    expect(tableQueryOf({ size: '50' }, spec, 100).size).toBe(50)
  })

  it('writes a size that differs from what is remembered, the usual one too', () => {
    const remembered = tableQueryOf({}, spec, 100)
    const href = tableHref('/clusters', remembered, spec, { size: 25 })
    const params = Object.fromEntries(new URL(href, 'http://hub').searchParams)
    expect(tableQueryOf(params, spec, 100).size).toBe(25)
  })

  it('tells a narrowed table from an empty one', () => {
    expect(isNarrowed(usual)).toBe(false)
    expect(isNarrowed({ ...usual, search: 'x' })).toBe(true)
    expect(isNarrowed({ ...usual, filters: { state: ['up'] } })).toBe(true)
  })
})
