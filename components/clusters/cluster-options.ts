/** Names of a field's options as the form shows them; usable on both sides. */
import { useTranslations } from 'next-intl'
import type { ClusterField } from '@/lib/domain/clusters/fields'

interface LooseWords {
  (key: string): string
  has: (key: string) => boolean
}

export function useClusterOptions(): (field: ClusterField, value: string) => string {
  const words = useTranslations('clusters') as unknown as LooseWords
  return (field, value) => {
    const key = `fields.${field}.options.${value}`
    return words.has(key) ? words(key) : value
  }
}
