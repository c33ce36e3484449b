import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Catalogue } from '@/lib/domain/catalogue/field'
import { readRow } from '@/lib/domain/csv/row'

const catalogue = {
  name: { section: 'a', control: 'text', schema: z.string(), initial: '' },
  size: { section: 'a', control: 'select', schema: z.string(), initial: '', options: ['small', 'large'] },
  isOn: { section: 'a', control: 'switch', schema: z.boolean(), initial: true },
} satisfies Catalogue
const words = { size: new Map([['grande', 'large']]) }
const read = (...cells: string[]) => readRow(catalogue, ['name', 'size', 'isOn', null], cells, words)

describe('a row of cells', () => {
  it('becomes values: words of either language for a choice, many for yes and no', () => {
    expect(read('One', 'GRANDE', 'Sí', 'ignored')).toEqual({
      values: { name: 'One', size: 'large', isOn: true },
      problems: {},
    })
    expect(read('One', 'small', '0').values).toEqual({ name: 'One', size: 'small', isOn: false })
  })

  it('says nothing about fields whose cells are empty or missing', () => {
    expect(read('One', '  ')).toEqual({ values: { name: 'One' }, problems: {} })
  })

  it('takes a value away where it says so in either language, but never guesses at a secret or a switch', () => {
    expect(read('(empty)', '(VACÍO)').values).toEqual({ name: '', size: '' })
    expect(read(' (vacio) ').values).toEqual({ name: '' })
    expect(read('empty').values).toEqual({ name: 'empty' })
    expect(read('One', 'small', '(empty)').problems).toEqual({ isOn: { code: 'not-yes-or-no' } })
    const secret = { password: { ...catalogue.name, secret: true } } satisfies Catalogue
    expect(readRow(secret, ['password'], ['(empty)'], {}).values).toEqual({ password: '(empty)' })
  })

  it('is refused where a spreadsheet would run a cell, and not where an apostrophe says that it is text', () => {
    expect(read('=cmd|calc', 'small', 'perhaps').problems).toEqual({
      name: { code: 'cell-formula' },
      isOn: { code: 'not-yes-or-no' },
    })
    expect(read("'=cmd|calc").values).toEqual({ name: '=cmd|calc' })
    expect(read('+34911222333').values).toEqual({ name: '+34911222333' })
  })
})
