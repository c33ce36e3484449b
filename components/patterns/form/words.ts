'use client'

/** Words that a catalogue or a problem names at run time: labels, help, options, and what a problem code says. */
import { useTranslations } from 'next-intl'
import type { Field, FieldValue } from '@/lib/domain/catalogue/field'
import type { Problem } from '@/lib/domain/result'
import type { Namespace } from '@/lib/platform/i18n/messages'

interface LooseWords {
  (key: string, params?: Record<string, string | number>): string
  has: (key: string) => boolean
}

/** Words below one noun by a key that only run time knows; '' where there are none. */
export function useLooseWords(noun: Namespace): (key: string, params?: Record<string, string | number>) => string {
  const words = useTranslations(noun) as unknown as LooseWords
  return (key, params) => (words.has(key) ? words(key, params) : '')
}

/** Says a problem in words. The page gives the namespace `problems` to the client. */
export function useProblemWords(): (problem: Pick<Problem, 'code' | 'params'>) => string {
  const words = useLooseWords('problems')
  return ({ code, params }) => words(code, params) || words('invalid')
}

export interface FieldWords {
  label: (name: string) => string
  help: (name: string) => string
  placeholder: (name: string) => string
  option: (name: string, value: string) => string
  optionHelp: (name: string, value: string) => string
  section: (section: string) => string
  sectionHelp: (section: string) => string
  /** A value as a person reads it. */
  value: (name: string, field: Field, value: FieldValue) => string
}

/** `<noun>.fields.<name>.{label,help,placeholder,options.<value>}` and `<noun>.sections.<section>`. */
export function useFieldWords(noun: Namespace): FieldWords {
  const words = useLooseWords(noun)
  const t = useTranslations('patterns.form')
  const option = (name: string, value: string) => words(`fields.${name}.options.${value}`) || value
  return {
    label: (name) => words(`fields.${name}.label`) || name,
    help: (name) => words(`fields.${name}.help`),
    placeholder: (name) => words(`fields.${name}.placeholder`),
    option,
    optionHelp: (name, value) => words(`fields.${name}.optionHelp.${value}`),
    section: (section) => words(`sections.${section}`) || section,
    sectionHelp: (section) => words(`sectionHelp.${section}`),
    value: (name, field, value) => {
      if (typeof value === 'boolean') return t(value ? 'on' : 'off')
      if (field.secret) return ''
      return field.options ? option(name, value) : value
    },
  }
}
