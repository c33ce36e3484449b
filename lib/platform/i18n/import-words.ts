/** What the columns and cells of a file may be called: the words of a noun's fields, in the reader's language and in all. */
import type { Catalogue, Field } from '@/lib/domain/catalogue/field'
import type { ColumnTarget } from '@/lib/domain/csv/columns'
import type { ImportTarget } from '@/lib/domain/csv/import'
import type { CellWords } from '@/lib/domain/csv/row'
import { type Locale, locales } from '@/lib/domain/preferences/preferences'
import { folded } from '@/lib/domain/text/folded'
import { messagesOf, type Namespace } from './messages'

interface FieldWords {
  label?: string
  options?: Record<string, string>
}

function wordsOf(locale: Locale, noun: Namespace, name: string): FieldWords {
  const { fields } = messagesOf(locale)[noun] as { fields?: Record<string, FieldWords> }
  return fields?.[name] ?? {}
}

const labelOf = (locale: Locale, noun: Namespace, name: string) => wordsOf(locale, noun, name).label ?? name

/** The headers of a file that we write. */
export function headersOf(locale: Locale, noun: Namespace, names: readonly string[]): string[] {
  return names.map((name) => labelOf(locale, noun, name))
}

/** The headers that we read: in every language. */
export function columnTargetsOf(noun: Namespace, catalogue: Catalogue): ColumnTarget[] {
  return Object.keys(catalogue).map((name) => ({
    name,
    labels: locales.map((locale) => labelOf(locale, noun, name)),
  }))
}

/** The words that we read for the value of a choice: the value itself however it is written, or its word in a language. */
export function cellWordsOf(noun: Namespace, catalogue: Catalogue): CellWords {
  return Object.fromEntries(
    Object.entries<Field>(catalogue).flatMap(([name, { options }]) => {
      if (!options) return []
      const spoken = locales.flatMap((locale) => Object.entries(wordsOf(locale, noun, name).options ?? {}))
      const written = options.flatMap((value) => [value, value.replaceAll('_', '-')].map((text) => [value, text]))
      const words = [...spoken, ...written].map(([value = '', text = '']): [string, string] => [folded(text), value])
      return [[name, new Map(words)]]
    }),
  )
}

/** The fields of an import as its page shows them. `choices` are options that only the partner knows. */
export function importTargetsOf(
  locale: Locale,
  noun: Namespace,
  catalogue: Catalogue,
  choices: Record<string, readonly string[]> = {},
): ImportTarget[] {
  return Object.entries<Field>(catalogue).map(([name, field]) => {
    const words = wordsOf(locale, noun, name)
    const options = (choices[name] ?? field.options)?.map((value) => ({
      value,
      label: words.options?.[value] ?? value,
    }))
    return {
      name,
      label: words.label ?? name,
      ...(options && { options }),
      ...(typeof field.initial === 'boolean' && { isYesOrNo: true }),
      ...(field.secret && { isSecret: true }),
    }
  })
}
