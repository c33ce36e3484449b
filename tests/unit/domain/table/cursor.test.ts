import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cursorOf, pageOf, readCursor } from '@/lib/domain/table/cursor'

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const cursor = (n: number) => ({ value: String(n), id: idOf(n) })
const at = (n: number) => cursorOf(cursor(n))

describe('a cursor', () => {
  it('comes back as it went, whatever the sort value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (value, uuid) => {
        fc.pre(!value.includes('\0'))
        expect(readCursor(cursorOf({ value, id: uuid }))).toEqual({ value, id: uuid })
      }),
    )
  })

  it('is safe in an address', () => {
    expect(cursorOf({ value: '>>>???ÿ', id: idOf(1) })).toMatch(/^[\w-]+$/)
  })

  it.each([
    null,
    '',
    'x',
    '%%%',
    btoa('[1,2]'),
    btoa('["a","no uuid"]'),
    btoa('{}'),
    btoa('["a"]'),
    btoa(`["\\u0000","${idOf(1)}"]`),
  ])('that nobody wrote (%s) is none', (text) => {
    expect(readCursor(text)).toBeNull()
  })
})

describe('a page', () => {
  it('at the start has a next one when more rows were found than fit', () => {
    expect(pageOf([1, 2, 3], { size: 2, after: null, before: null }, cursor)).toEqual({
      rows: [1, 2],
      previous: null,
      next: at(2),
    })
  })

  it('at the end has none after it', () => {
    expect(pageOf([3], { size: 2, after: at(2), before: null }, cursor)).toEqual({
      rows: [3],
      previous: at(3),
      next: null,
    })
  })

  it('going back shows its rows in the right order', () => {
    expect(pageOf([4, 3, 2], { size: 2, after: null, before: at(5) }, cursor)).toEqual({
      rows: [3, 4],
      previous: at(3),
      next: at(4),
    })
  })

  it('going back to the very start has none before it', () => {
    expect(pageOf([2, 1], { size: 2, after: null, before: at(3) }, cursor).previous).toBeNull()
  })
})
