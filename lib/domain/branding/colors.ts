/** The colours a brand has in each mode, what each is seen upon, and how much contrast it needs there (WCAG 2.1, 1.4.3 and 1.4.11). */
import { contrastRatio, nearestPassing, roundedRatio } from './contrast'

export const colorModes = ['light', 'dark'] as const
export type ColorMode = (typeof colorModes)[number]

export const colorRoles = [
  'primary',
  'primaryButtons',
  'signInButtons',
  'activeIcons',
  'navBadges',
  'connectedDevice',
  'hyperlinks',
  'indicators',
] as const
export type ColorRole = (typeof colorRoles)[number]

/** Field of a colour in the catalogue: 'lightPrimary'. */
export type ColorField = `${ColorMode}${Capitalize<ColorRole>}`

export function colorField(mode: ColorMode, role: ColorRole): ColorField {
  return `${mode}${role.charAt(0).toUpperCase()}${role.slice(1)}` as ColorField
}

/** The page behind everything, and the label upon a coloured button: our own choice, the vendor publishes none. */
export const surfaces: Record<ColorMode, { background: string; label: string }> = {
  light: { background: '#ffffff', label: '#ffffff' },
  dark: { background: '#121212', label: '#121212' },
}

/** What stands where the partner sets nothing: our own stand-in for the vendor's colours, used by the preview only. */
export const standInColors: Record<ColorMode, Record<ColorRole, string>> = {
  light: {
    primary: '#0b66c3',
    primaryButtons: '#0b66c3',
    signInButtons: '#0b66c3',
    activeIcons: '#0b66c3',
    navBadges: '#b3261e',
    connectedDevice: '#1d7a4c',
    hyperlinks: '#0b66c3',
    indicators: '#0b66c3',
  },
  dark: {
    primary: '#64b4fa',
    primaryButtons: '#64b4fa',
    signInButtons: '#64b4fa',
    activeIcons: '#64b4fa',
    navBadges: '#fc8b98',
    connectedDevice: '#5ad199',
    hyperlinks: '#64b4fa',
    indicators: '#64b4fa',
  },
}

/** Text needs 4.5, what is no text 3. A button is measured against its label, everything else against the page. */
const needs: Record<ColorRole, { ratio: number; against: 'background' | 'label' }> = {
  primary: { ratio: 4.5, against: 'background' },
  primaryButtons: { ratio: 4.5, against: 'label' },
  signInButtons: { ratio: 4.5, against: 'label' },
  activeIcons: { ratio: 3, against: 'background' },
  navBadges: { ratio: 3, against: 'background' },
  connectedDevice: { ratio: 3, against: 'background' },
  hyperlinks: { ratio: 4.5, against: 'background' },
  indicators: { ratio: 3, against: 'background' },
}

export interface ColorJudgement {
  mode: ColorMode
  role: ColorRole
  color: string
  /** As WCAG says it, rounded down to one decimal so that nothing is called enough that is not. */
  ratio: number
  needed: number
  against: 'background' | 'label'
  passes: boolean
  /** The nearest colour that passes; the colour itself when it does. */
  nearest: string
  nearestRatio: number
}

/** @param color '#rrggbb' */
export function judgeColor(mode: ColorMode, role: ColorRole, color: string): ColorJudgement {
  const { ratio: needed, against } = needs[role]
  const other = surfaces[mode][against]
  const passes = contrastRatio(color, other) >= needed
  const nearest = nearestPassing(color, other, needed)
  return {
    mode,
    role,
    color,
    ratio: roundedRatio(contrastRatio(color, other)),
    needed,
    against,
    passes,
    nearest,
    nearestRatio: roundedRatio(contrastRatio(nearest, other)),
  }
}

/** The colour of a role as it is shown: what is set, else the stand-in. Text that is no colour counts as not set. */
export function shownColor(values: Readonly<Record<string, unknown>>, mode: ColorMode, role: ColorRole): string {
  const set = values[colorField(mode, role)]
  return typeof set === 'string' && isHexColor(set) ? set.toLowerCase() : standInColors[mode][role]
}

export function isHexColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

/** Judgements of the colours that are set and fail, in the order of the table. */
export function failingColors(values: Readonly<Record<string, unknown>>, roles: readonly ColorRole[] = colorRoles) {
  return roles.flatMap((role) =>
    colorModes.flatMap((mode) => {
      const set = values[colorField(mode, role)]
      if (typeof set !== 'string' || !isHexColor(set)) return []
      const judged = judgeColor(mode, role, set.toLowerCase())
      return judged.passes ? [] : [judged]
    }),
  )
}
