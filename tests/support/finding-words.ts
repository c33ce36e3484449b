/** Says a finding as a page would; throws where a word or a parameter is missing. */
import { createTranslator } from 'next-intl'
import type { Finding } from '@/lib/domain/health/types'
import { messagesOf } from '@/lib/platform/i18n/messages'

export const findingParts = ['title', 'expected', 'found', 'fix'] as const

/** The four sentences of a finding in a language. */
export function wordsOfFinding({ code, params }: Finding, locale: 'en' | 'es'): string[] {
  const translate = createTranslator({
    locale,
    messages: messagesOf(locale) as Record<string, unknown>,
    namespace: 'health',
    onError: (error) => {
      throw error
    },
  }) as (key: string, values?: Record<string, unknown>) => string
  return findingParts.map((part) => translate(`findings.${code}.${part}`, params))
}
