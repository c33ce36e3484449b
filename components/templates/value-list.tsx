/** The values of a template as a person reads them, section by section; usable on both sides. */
import { useTranslations } from 'next-intl'
import { PackageDefects } from '@/components/packages/package-defects'
import { ValueSections } from '@/components/patterns/value-sections'
import type { Field, FieldValue, FieldValues } from '@/lib/domain/catalogue/field'
import { type TemplateSection, templateFields, templateSections } from '@/lib/domain/templates/fields'

interface LooseWords {
  (key: string): string
  has: (key: string) => boolean
}

export interface TemplateWords {
  label: (field: string) => string
  section: (section: TemplateSection) => string
  /** '' and null are "not set"; a cluster is told by its name. */
  value: (field: string, value: FieldValue | null | undefined) => string
}

/** `clusterNames` by id. */
export function useTemplateWords(clusterNames: Readonly<Record<string, string>> = {}): TemplateWords {
  const words = useTranslations('templates') as unknown as LooseWords
  const t = useTranslations('patterns.form')
  const notSet = useTranslations('templates.values')('notSet')
  return {
    label: (field) => words(`fields.${field}.label`),
    section: (section) => words(`sections.${section}`),
    value: (field, value) => {
      if (typeof value === 'boolean') return t(value ? 'on' : 'off')
      if (!value) return notSet
      if (field === 'clusterId') return clusterNames[value] ?? value
      const key = `fields.${field}.options.${value}`
      return words.has(key) ? words(key) : value
    },
  }
}

interface ValueListProps {
  values: FieldValues
  hasPassword: boolean
  clusterNames: Readonly<Record<string, string>>
  /** Gives each section its way to the form. */
  onEdit?: (section: TemplateSection) => void
}

const repetition = 'provisioningAccountPasswordAgain'

export function ValueList({ values, hasPassword, clusterNames, onEdit }: ValueListProps) {
  const t = useTranslations('templates.values')
  const words = useTemplateWords(clusterNames)
  const shown = Object.entries<Field>(templateFields).filter(
    ([name, { visibleWhen }]) => name !== repetition && (visibleWhen?.(values) ?? true),
  )
  const rows = shown.map(([name, { section, secret }]) => ({
    name,
    section,
    label: words.label(name),
    value: secret ? (
      t(hasPassword ? 'stored' : 'notSet')
    ) : (
      <>
        <Value text={words.value(name, values[name])} isSet={values[name] !== ''} />
        {name === 'defaultPackage' && <PackageDefects of={values[name]} />}
      </>
    ),
  }))
  return <ValueSections sections={templateSections} title={words.section} rows={rows} onEdit={onEdit} />
}

function Value({ text, isSet }: { text: string; isSet: boolean }) {
  return isSet ? text : <span className="text-ink-soft">{text}</span>
}
