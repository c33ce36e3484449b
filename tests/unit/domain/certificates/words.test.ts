import { describe, expect, it } from 'vitest'
import { placesOf } from '@/lib/domain/certificates/places'
import { placeChecks } from '@/lib/domain/certificates/places/place-check'
import { rules } from '@/lib/domain/certificates/rules/table'
import { messagesOf } from '@/lib/platform/i18n/messages'

const sorted = (names: Iterable<string>) => [...new Set(names)].sort()
const values = Object.values

describe.each(['en', 'es'] as const)('the words about certificates in %s', (locale) => {
  const words = messagesOf(locale).certificates

  it.each([
    ['rule', Object.keys(rules), words.rules],
    ['repair', values(rules).map(({ fix }) => fix), words.fixes],
    ['check of a place', Object.keys(placeChecks), words.checks],
    ['repair of a place', values(placeChecks).map(({ fix }) => fix), words.placeFixes],
    ['place', values(placesOf).flatMap((places) => places.map(({ place }) => place)), words.places],
    ['holder', values(placesOf).flatMap((places) => places.map(({ holder }) => holder)), words.holders],
    ['document', values(placeChecks).map(({ source }) => source.document), words.documents],
  ])('say something about every %s and nothing else', (_what, codes, said) => {
    expect(sorted(Object.keys(said))).toEqual(sorted(codes))
  })
})
