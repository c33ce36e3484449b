/** Words of an answer that only run time names. */
import { useTranslations } from 'next-intl'
import type { Because } from '@/lib/domain/provisioning/types'

type LooseWords = (key: string, params?: Record<string, string | number>) => string

export interface WhatIfWords {
  /** A reason or step below `whatIf.<part>`. */
  say: (
    part: 'package' | 'organization' | 'email' | 'activation' | 'locale' | 'callIn' | 'signIn.steps',
    because: Because,
  ) => string
  refusal: (because: Because) => { title: string; fix: string }
}

export function useWhatIfWords(): WhatIfWords {
  const words = useTranslations('whatIf') as unknown as LooseWords
  return {
    say: (part, { code, params }) => words(`${part}.${code}`, params),
    refusal: ({ code, params }) => ({
      title: words(`refusals.${code}.title`, params),
      fix: words(`refusals.${code}.fix`, params),
    }),
  }
}
