import { describe, expect, it } from 'vitest'
import { requiredText } from '@/lib/domain/catalogue/field'

describe('text that a form takes', () => {
  it.each([
    ['a line break', 'Madrid\nNorte'],
    ['a null byte', 'Madrid\u0000'],
    ['a mark that turns the direction of writing', 'Madrid\u202eetroN'],
    ['half of a surrogate pair', 'Madrid \ud83d'],
  ])('never holds %s', (_, text) => {
    expect(requiredText(80).safeParse(text).success).toBe(false)
  })

  it.each(['Málaga', '東京', 'Norte 🚀', "O'Brien & Sons"])('may be %s', (text) => {
    expect(requiredText(80).safeParse(text).success).toBe(true)
  })
})
