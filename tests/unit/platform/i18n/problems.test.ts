/** Renders the words of every problem in both languages, with the parameters their sentences ask for. */
import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/domain/preferences/preferences'
import { formats } from '@/lib/platform/i18n/formats'
import { messagesOf } from '@/lib/platform/i18n/messages'

const parametersOf = (sentence: string) =>
  Object.fromEntries([...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => [name ?? '', 3]))

describe.each(locales)('problems in %s', (locale) => {
  const { problems } = messagesOf(locale)
  const translate = createTranslator({
    locale,
    messages: { problems },
    namespace: 'problems',
    formats,
    onError: (error) => {
      throw error
    },
  }) as unknown as (key: string, params: Record<string, string | number>) => string

  it.each(Object.entries(problems))('say %s as a sentence', (code, sentence) => {
    const text = translate(code, parametersOf(sentence))
    expect(text).toMatch(/[.?!]$/)
    expect(text).not.toMatch(/[{}]|undefined|^problems\./)
  })
})
