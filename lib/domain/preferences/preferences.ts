/** What a browser remembers of its owner's taste, in cookies that hold no secret: language, theme, rows in a table. */

export const locales = ['en', 'es'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'en'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const pageSizes = [25, 50, 100] as const
export type PageSize = (typeof pageSizes)[number]
export const defaultPageSize: PageSize = 25

export const preferenceCookies = { locale: 'locale', theme: 'theme', pageSize: 'page-size' } as const

const oneYearSeconds = 31_536_000

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale)

export const themeOf = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? 'system'

export const pageSizeOf = (value: string | undefined): PageSize =>
  pageSizes.find((size) => String(size) === value) ?? defaultPageSize

/** The remembered language, else the first of `Accept-Language` (by its weights) that we speak, else English. */
export function localeOf(remembered: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(remembered)) return remembered
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .map(([tag = '', weight = '']) => ({
      language: tag.toLowerCase().split('-')[0],
      weight: weight.trim().startsWith('q=') ? Number(weight.trim().slice(2)) : 1,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
  return wanted.map(({ language }) => language).find(isLocale) ?? defaultLocale
}

/** The text for `document.cookie` or `Set-Cookie` that remembers one preference for a year. */
export function preferenceCookie(name: keyof typeof preferenceCookies, value: string, secure: boolean): string {
  return `${preferenceCookies[name]}=${value}; path=/; max-age=${oneYearSeconds}; samesite=lax${secure ? '; secure' : ''}`
}
