/** Words of provisioning that only run time names: items with their reasons, choices with theirs. */
import { useFormatter, useTranslations } from 'next-intl'
import type { Because, ChecklistItem } from '@/lib/domain/provisioning/types'

type Params = Record<string, string | number>

interface LooseWords {
  (key: string, params?: Params): string
  has: (key: string) => boolean
}

export interface ProvisioningWords {
  item: (item: ChecklistItem) => { title: string; text: string }
  /** "flow-through provisioning is on" */
  because: (because: Because) => string
  warning: (warning: Because) => string
}

/** A parameter called `at` is a time, ISO 8601; it is shown as a day. */
export function useProvisioningWords(): ProvisioningWords {
  const words = useTranslations('provisioning') as unknown as LooseWords
  const format = useFormatter()
  const say = (key: string, params: Params = {}) => {
    const shown = params.at === undefined ? params : { ...params, at: format.dateTime(new Date(params.at), 'day') }
    return words.has(key) ? words(key, shown) : key
  }
  return {
    item: ({ id, reason, params }) => ({
      title: say(`items.${id}.title`, params),
      text: say(`items.${id}.${reason}`, params),
    }),
    because: ({ code, params }) => say(`because.${code}`, params),
    warning: ({ code, params }) => say(`warnings.${code}`, params),
  }
}
