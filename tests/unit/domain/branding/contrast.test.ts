import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failingColors, judgeColor, shownColor, standInColors } from '@/lib/domain/branding/colors'
import { contrastRatio, luminanceOf, nearestPassing, roundedRatio } from '@/lib/domain/branding/contrast'
import { runsOf } from '@/tests/support/depth'

const hex = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`)
const runs = { numRuns: runsOf({ quick: 100, full: 2_000 }) }

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.4],
    ['#767676', '#ffffff', 4.5],
    ['#0000ff', '#ffffff', 8.5],
    ['#ff0000', '#ffffff', 3.9],
    ['#0b6b74', '#ffffff', 6.2],
    ['#4cc3cf', '#121212', 8.9],
  ])('of %s on %s is %d, as WCAG computes it', (one, other, ratio) => {
    expect(roundedRatio(contrastRatio(one, other))).toBe(ratio)
    expect(contrastRatio(other, one)).toBe(contrastRatio(one, other))
  })

  it('never calls enough what is a hair below', () => {
    expect(roundedRatio(4.499)).toBe(4.4)
    expect(roundedRatio(4.5)).toBe(4.5)
  })

  it('lies between 1 and 21', () => {
    fc.assert(
      fc.property(hex, hex, (one, other) => {
        const ratio = contrastRatio(one, other)
        return ratio >= 1 && ratio <= 21 && luminanceOf(one) >= 0 && luminanceOf(one) <= 1
      }),
      runs,
    )
  })
})

describe('the nearest colour that passes', () => {
  it.each([
    ['#2f8f98', '#ffffff', '#2b828a'],
    ['#e07a1f', '#ffffff', '#b26119'],
    ['#ffffff', '#ffffff', '#767676'],
    ['#121212', '#121212', '#7d7d7d'],
  ])('to %s on %s is %s', (color, other, nearest) => {
    expect(nearestPassing(color, other, 4.5)).toBe(nearest)
  })

  it('passes, is the colour itself when that passes, and no nearer step of the same way does', () => {
    fc.assert(
      fc.property(hex, fc.constantFrom('#ffffff', '#121212'), fc.constantFrom(3, 4.5), (color, other, needed) => {
        const found = nearestPassing(color, other, needed)
        expect(contrastRatio(found, other)).toBeGreaterThanOrEqual(needed)
        if (contrastRatio(color, other) >= needed) expect(found).toBe(color)
        expect(nearestPassing(found, other, needed)).toBe(found)
      }),
      runs,
    )
  })
})

describe('a colour of a brand', () => {
  it('is judged against the page, a button against its label, and icons need less than text', () => {
    expect(judgeColor('light', 'hyperlinks', '#2f8f98')).toMatchObject({
      passes: false,
      needed: 4.5,
      against: 'background',
    })
    expect(judgeColor('light', 'indicators', '#2f8f98')).toMatchObject({ passes: true, needed: 3 })
    expect(judgeColor('dark', 'signInButtons', '#f0a35e')).toMatchObject({ passes: true, against: 'label' })
  })

  it('counts as not set when it is no colour, and then nothing fails', () => {
    expect(shownColor({ lightPrimary: 'red' }, 'light', 'primary')).toBe(standInColors.light.primary)
    expect(failingColors({ lightPrimary: 'red', lightHyperlinks: '' })).toEqual([])
    expect(failingColors({ lightHyperlinks: '#2F8F98' }).map(({ role, nearest }) => [role, nearest])).toEqual([
      ['hyperlinks', '#2b828a'],
    ])
  })

  it('passes wherever the stand-in is shown', () => {
    const all = (['light', 'dark'] as const).flatMap((mode) =>
      Object.entries(standInColors[mode]).map(([role, color]) => judgeColor(mode, role as 'primary', color)),
    )
    expect(all.filter(({ passes }) => !passes)).toEqual([])
  })
})
