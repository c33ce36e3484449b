import { describe, expect, it } from 'vitest'
import { guessColumns } from '@/lib/domain/csv/columns'

const targets = [
  { name: 'name', labels: ['Template name', 'Nombre de la plantilla'] },
  { name: 'country', labels: ['Country or region', 'País o región'] },
  { name: 'defaultPackage', labels: ['Default package', 'Paquete predeterminado'] },
]

describe('the field of a column', () => {
  it.each([
    ['the name of the field', ['defaultPackage', 'name'], ['defaultPackage', 'name']],
    ['its label', ['Template name', 'Country or region'], ['name', 'country']],
    ['its label in another language', ['NOMBRE DE LA PLANTILLA', 'pais o region'], ['name', 'country']],
    ['other separators', ['template_name', 'default-package'], ['name', 'defaultPackage']],
    ['most of the label', ['Country', 'Package (default)'], ['country', null]],
    ['nothing it knows', ['Remarks', ''], [null, null]],
  ])('is guessed from %s', (_name, headers, fields) => {
    expect(guessColumns(headers, targets)).toEqual(fields)
  })

  it('is given once: the exact header before the near one', () => {
    expect(guessColumns(['Default pack', 'Default package'], targets)).toEqual([null, 'defaultPackage'])
    expect(guessColumns(['Country', 'Name'], targets)).toEqual(['country', 'name'])
  })
})
