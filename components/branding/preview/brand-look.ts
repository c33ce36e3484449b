/** A brand as the previews draw it: every colour there is, the name, the links that lead somewhere. */
import { type ColorMode, type ColorRole, colorRoles, shownColor, surfaces } from '@/lib/domain/branding/colors'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { LogosShown } from '@/lib/features/branding/types'

export interface BrandLook {
  mode: ColorMode
  name: string
  logoId: string | null
  colors: Record<ColorRole, string>
  background: string
  /** Text upon a coloured button. */
  label: string
  ink: string
  soft: string
  line: string
  values: FieldValues
}

const inks = {
  light: { ink: '#121212', soft: '#535353', line: '#d9d9d9' },
  dark: { ink: '#f2f2f2', soft: '#b2b2b2', line: '#3d3d3d' },
} as const

export function lookOf(mode: ColorMode, values: FieldValues, logos: LogosShown, fallbackName: string): BrandLook {
  const own = (role: ColorRole) => {
    // Without the vendor's switch the sign-in and mail buttons look as the other buttons do.
    const isOff = role === 'signInButtons' && values.signInColors !== true
    return shownColor(values, mode, isOff ? 'primaryButtons' : role)
  }
  return {
    mode,
    name: String(values.brandName ?? '') || fallbackName,
    logoId: logos[mode]?.id ?? logos.light?.id ?? null,
    colors: Object.fromEntries(colorRoles.map((role) => [role, own(role)])) as Record<ColorRole, string>,
    ...surfaces[mode],
    ...inks[mode],
    values,
  }
}
