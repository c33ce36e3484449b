import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine, textOfCell } from '@/lib/domain/csv/cells'

describe('a CSV cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1+1', "'+1+1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['\0=1', '"\'\0=1"'],
    ['+34911222333', '+34911222333'],
    ['+34', "'+34"],
    ['+34911222333x', "'+34911222333x"],
    ["'quoted", "''quoted"],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['', ''],
  ])('of %j is %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell)
  })

  it('comes back unchanged, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (cells) => {
        expect(parse(csvLine(cells)).map(textOfCell)).toEqual(cells)
      }),
      { numRuns: 1000 },
    )
  })

  it('never begins with what a spreadsheet runs, unless it is a telephone number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const seen = csvCell(text).replace(/^"/, '')
        expect(/^[=+\-@\t\r\0]/.test(seen) && !/^\+[0-9]{6,15}$/.test(seen)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })
})

/** A plain RFC 4180 reader for one line. */
function parse(line: string): string[] {
  const cells: string[] = []
  let [cell, isQuoted, at] = ['', false, 0]
  const text = line.slice(0, -2)
  while (at < text.length) {
    const letter = text[at]
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (letter === ',' && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
    at += 1
  }
  return [...cells, cell]
}
