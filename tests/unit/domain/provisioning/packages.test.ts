import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/domain/preferences/preferences'
import {
  isPackageId,
  packageChangeOf,
  packageDefectsOf,
  packageFactsOf,
  packageIds,
  packageMatrix,
} from '@/lib/domain/provisioning/packages'
import { messagesOf } from '@/lib/platform/i18n/messages'

describe('the package matrix', () => {
  it.each([
    ['softphone', true, false, 0, 0],
    ['basic', true, true, 25, 0],
    ['standard', true, true, 100, 100],
    ['premium', true, true, 300, 1000],
  ] as const)('%s is what the vendor says', (id, calling, messaging, spaceMeetings, personalMeetings) => {
    expect(packageFactsOf(id)).toMatchObject({ calling, messaging, spaceMeetings, personalMeetings })
  })

  it('never takes anything away in a larger package', () => {
    for (const [at, larger] of packageMatrix.entries()) {
      const smaller = packageMatrix[at - 1]
      if (!smaller) continue
      expect(larger.spaceMeetings).toBeGreaterThanOrEqual(smaller.spaceMeetings)
      expect(larger.personalMeetings).toBeGreaterThanOrEqual(smaller.personalMeetings)
    }
  })

  it('has words for every note in both languages', () => {
    for (const locale of locales)
      for (const note of packageMatrix.flatMap(({ notes }) => notes))
        expect((messagesOf(locale).packages.notes as Record<string, string>)[note], note).toBeTruthy()
  })
})

describe('changing a package', () => {
  it.each([
    ['standard', 'premium', ['basic', 'premium']],
    ['premium', 'standard', ['basic', 'standard']],
  ] as const)('from %s to %s knows the defect and goes through Basic', (from, to, path) => {
    expect(packageChangeOf(from, to)).toMatchObject({ defect: 'stale-personal-room', path })
  })

  it('is one step without a defect everywhere else, and none to the same package', () => {
    for (const from of packageIds)
      for (const to of packageIds) {
        const { defect, path, changes } = packageChangeOf(from, to)
        if (from === to) expect([defect, path, changes]).toEqual([null, [], []])
        else if (![from, to].every((id) => id === 'standard' || id === 'premium'))
          expect([defect, path]).toEqual([null, [to]])
      }
  })

  it('is told of each package that it concerns, from both sides', () => {
    const told = packageIds.flatMap((id) => packageDefectsOf(id).map(({ other }) => [id, other]))
    expect(told).toEqual([
      ['standard', 'premium'],
      ['premium', 'standard'],
    ])
  })

  it('tells back what it took: the other way round it is the reverse', () => {
    for (const from of packageIds)
      for (const to of packageIds) {
        const there = packageChangeOf(from, to).changes
        const back = packageChangeOf(to, from).changes
        expect(back).toEqual(there.map(({ feature, before, after }) => ({ feature, before: after, after: before })))
      }
  })

  it('knows no other package', () => {
    expect([isPackageId('gold'), isPackageId(''), isPackageId(undefined)]).toEqual([false, false, false])
  })
})
