import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, textOfCell } from '@/lib/domain/csv/cells'
import { readTable } from '@/lib/domain/csv/read'
import { runsOf } from '@/tests/support/depth'

const limits = { bytes: 64 * 1024, rows: 20, columns: 8 }
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readTable(bytes(text), limits)
const utf16 = (text: string, mark: number[]) =>
  new Uint8Array([...mark, ...Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0])])

describe('a file that is read', () => {
  it.each([
    ['commas', 'name,city\r\nOne,Málaga\r\n'],
    ['semicolons', 'name;city\nOne;Málaga'],
    ['tabs', 'name\tcity\nOne\tMálaga\n'],
    ['a byte order mark', '\uFEFFname,city\nOne,Málaga\n'],
    ['empty lines', '\nname,city\n\n,\nOne,Málaga\n\n'],
    ['JSON', '[{"name":"One","city":"Málaga"}]'],
    ['JSON with a byte order mark', '\uFEFF [{"name":"One","city":"Málaga"}]'],
  ])('with %s is one table', (_name, text) => {
    const table = read(text)
    expect(table).toMatchObject({ ok: true, value: { headers: ['name', 'city'] } })
    expect(table.ok && table.value.rows.map(({ cells }) => cells)).toEqual([['One', 'Málaga']])
  })

  it('counts lines as an editor does, and keeps what stands in quotes', () => {
    const table = read('name,city\n"a, b","two\nlines"\n=1+1,short\nlonger,than,headers\n')
    expect(table.ok && table.value.rows).toEqual([
      { line: 3, cells: ['a, b', 'two\nlines'] },
      { line: 4, cells: ['=1+1', 'short'] },
      { line: 5, cells: ['longer', 'than', 'headers'] },
    ])
  })

  it('of JSON reads yes, no, numbers and nothing as cells, and its text as text', () => {
    const table = read('[{"name":"=1+1","isOn":true},{"name":7,"more":null}]')
    expect(table.ok && table.value).toEqual({
      headers: ['name', 'isOn', 'more'],
      rows: [
        { line: 1, cells: ["'=1+1", 'true', ''] },
        { line: 2, cells: ['7', '', ''] },
      ],
    })
  })
})

describe('a file that is refused', () => {
  it.each([
    ['nothing', new Uint8Array(), 'file-empty', undefined],
    ['only spaces', bytes(' \r\n '), 'file-empty', undefined],
    ['only headers', bytes('name,city\n'), 'file-no-rows', undefined],
    ['UTF-16 with its mark', utf16('name,city\nOne,Two', [0xff, 0xfe]), 'file-utf-16', undefined],
    ['UTF-16 without its mark', utf16('name,city\nOne,Two', []), 'file-utf-16', undefined],
    [
      'Latin-1',
      Uint8Array.from('name,city\nOne,Two\nTres,M\u00e1laga\n', (letter) => letter.charCodeAt(0)),
      'file-not-utf-8',
      { line: 3 },
    ],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'file-spreadsheet', undefined],
    ['a zero byte', bytes(`name,city\n${'One,Two\n'.repeat(20)}a\0b`), 'file-binary', undefined],
    ['an open quotation mark', bytes('name,city\nOne,"Two\nThree,Four\n'), 'file-broken', { line: 3 }],
    ['a quotation mark in the middle', bytes('name,city\nOne,T"wo\n'), 'file-broken', { line: 2 }],
    ['too many rows', bytes(`name\n${'x\n'.repeat(21)}`), 'file-too-many-rows', { maximum: 20 }],
    ['too many columns', bytes('a,b,c,d,e,f,g,h,i\n1,2,3,4,5,6,7,8,9'), 'file-too-many-columns', { maximum: 8 }],
    ['too many bytes', bytes('x'.repeat(64 * 1024 + 1)), 'file-too-large', { maximum: 64 }],
    ['broken JSON', bytes('[{"name":'), 'file-not-json', undefined],
    ['JSON that is no list', bytes('{"name":"One"}'), 'file-not-a-list', undefined],
    ['JSON with lists inside', bytes('[{"name":"One"},{"name":["Two"]}]'), 'file-nested', { row: 2 }],
  ])('because of %s says so', (_name, content, code, params) => {
    const table = readTable(content, limits)
    expect(table).toMatchObject({ ok: false, problem: params ? { code, params } : { code } })
  })

  it('never throws, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (content) => {
        expect(typeof readTable(content, limits).ok).toBe('boolean')
      }),
      { numRuns: runsOf({ quick: 200, full: 4_000 }) },
    )
  })
})

it('reads back what it wrote, cell by cell', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((cell) => !/[\r\n\0]/.test(cell))
  const isKept = (cells: string[]) => cells.some((cell) => cell.trim() !== '')
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { minLength: 3, maxLength: 3 }).filter(isKept), { minLength: 1, maxLength: 8 }),
      (rows) => {
        const table = read(`\uFEFF${[['one', 'two', 'three'], ...rows].map(csvLine).join('')}`)
        expect(table.ok && table.value.rows.map(({ cells }) => cells.map(textOfCell))).toEqual(rows)
      },
    ),
    { numRuns: runsOf({ quick: 200, full: 2_000 }) },
  )
})
