/** Names of a template field's options as the form shows them; usable on both sides. */
import { useTranslations } from 'next-intl'
import type { TemplateField } from '@/lib/domain/templates/fields'

interface LooseWords {
  (key: string): string
  has: (key: string) => boolean
}

export function useTemplateOptions(): (field: TemplateField, value: string) => string {
  const words = useTranslations('templates') as unknown as LooseWords
  return (field, value) => {
    const key = `fields.${field}.options.${value}`
    return words.has(key) ? words(key) : value
  }
}
