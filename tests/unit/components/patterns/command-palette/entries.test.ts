import { describe, expect, it } from 'vitest'
import { matching, type Offer, themeOffers } from '@/components/patterns/command-palette/entries'

const offers: Offer[] = [
  { id: 'one', group: 'pages', text: 'Estado de interfaces', permission: 'cluster.read', action: { href: '/x' } },
  { id: 'two', group: 'create', text: 'Añadir clúster', permission: 'cluster.write', action: { href: '/y' } },
]
const ids = (typed: string, permissions: Offer['permission'][]) =>
  matching(offers, typed, permissions).map(({ id }) => id)

describe('the palette', () => {
  it('offers only what the role may do', () => {
    expect(ids('', ['cluster.read'])).toEqual(['one'])
    expect(ids('', ['cluster.read', 'cluster.write'])).toEqual(['one', 'two'])
  })

  it.each([
    ['cluster', ['two']],
    ['ANADIR', ['two']],
    ['inter esta', ['one']],
    ['nothing of this', []],
  ])('finds by %s without accents, case or order', (typed, expected) => {
    expect(ids(typed, ['cluster.read', 'cluster.write'])).toEqual(expected)
  })

  it('has one command for each theme', () => {
    expect(themeOffers((theme) => theme).map(({ text }) => text)).toEqual(['system', 'light', 'dark'])
  })
})
