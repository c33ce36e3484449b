/** Says in words what the resolver of locales decided, and by which rules. */
import { useTranslations } from 'next-intl'
import { isLanguageCode } from '@/lib/domain/locales/locales'
import type { LocaleReason, LocaleResolution } from '@/lib/domain/locales/resolve-locale'

export interface LocaleAsked {
  given: string
  country: string
  templateLanguage: string
}

export interface LocaleWords {
  /** One sentence: what was asked, what it gives, and why. */
  sentence: (asked: LocaleAsked, found: LocaleResolution) => string
  reason: (reason: LocaleReason) => string
  site: (found: LocaleResolution) => string
  warning: (warning: LocaleResolution['warnings'][number]) => string
}

/** For pages and client components alike; a client component needs the namespace `locales`. */
export function useLocaleWords(): LocaleWords {
  const t = useTranslations('locales')
  /** What a sentence about the language itself calls it; a language that is not supported keeps its code. */
  const named = (params: Record<string, string>) => {
    const { language = '' } = params
    return { ...blank, ...params, language: isLanguageCode(language) ? t(`languages.${language}`) : language }
  }
  return {
    sentence: (asked, found) => {
      const last = found.because.at(-1)
      const isTemplate = found.because.some(({ code }) => code === 'template-asked')
      const language = isTemplate ? asked.templateLanguage : asked.given
      const spoken = t(`sentences.${sentenceOf(last)}`, {
        asked: [language, asked.country].filter(Boolean).join(' + '),
        locale: found.locale,
        missing: found.because.findLast(({ code }) => code === 'country-not-supported')?.params.locale ?? 'none',
      })
      return isTemplate ? t('sentences.from-template', { sentence: spoken }) : spoken
    },
    reason: ({ code, params }) => t(`reasons.${code}`, named(params)),
    site: ({ site }) => t(`siteReasons.${site.because.code}`, { ...blank, ...site.because.params }),
    warning: ({ code, params }) => t(`warnings.${code}`, named(params)),
  }
}

const blank = { given: '', locale: '', language: '', country: '', site: '' }

const sentences = ['exact-used', 'country-used', 'override-used', 'default-used', 'last-resort-used'] as const

function sentenceOf(reason: LocaleReason | undefined): (typeof sentences)[number] {
  return sentences.find((code) => code === reason?.code) ?? 'last-resort-used'
}
