/** The words of the control page in two languages; the type demands that both are complete. */
import english from './words/en.json' with { type: 'json' }
import spanish from './words/es.json' with { type: 'json' }

export type Words = typeof english
export type Language = 'en' | 'es'

const languages: Record<Language, Words> = { en: english, es: spanish }

export const wordsIn = (language: Language): Words => languages[language]

/** `?lang=` first, then the browser's first known language, then English. */
export const languageOf = (wanted: string | null, acceptLanguage: string | undefined): Language => {
  const asked = [wanted, ...(acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())]
  return asked.find((language): language is Language => language === 'en' || language === 'es') ?? 'en'
}

/** Puts values in the braces of a sentence. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
