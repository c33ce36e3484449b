/** What the selects of a template offer: clusters and administrators of the partner, countries by name. */
import { useLocale, useTranslations } from 'next-intl'
import type { Option } from '@/components/ui/select'
import { countryCodes } from '@/lib/domain/locales/countries'
import { localeCodes } from '@/lib/domain/locales/locales'
import type { TemplateSurroundings } from '@/lib/features/templates/types'

export type TemplateChoices = Record<'clusterId' | 'adminEmail' | 'country' | 'emailLanguage', readonly Option[]>

type LooseWords = (key: string) => string

/** `stored` keeps an administrator in sight who left since. */
export function useTemplateChoices({ clusters, admins }: TemplateSurroundings, stored?: string): TemplateChoices {
  const locale = useLocale()
  const words = useTranslations('templates') as unknown as LooseWords
  const named = (field: 'country' | 'emailLanguage', codes: readonly string[]) =>
    codes
      .map((code) => ({ value: code, label: words(`fields.${field}.options.${code}`) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, locale))
  const people = admins.map(({ email, name }) => ({ value: email, label: `${name}, ${email}` }))
  const isGone = stored !== undefined && stored !== '' && !admins.some(({ email }) => email === stored)
  return {
    clusterId: clusters.map(({ id, name }) => ({ value: id, label: name })),
    adminEmail: isGone ? [{ value: stored, label: stored }, ...people] : people,
    country: named('country', countryCodes),
    emailLanguage: named('emailLanguage', localeCodes),
  }
}
