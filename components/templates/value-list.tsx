/** The values of a template as a person reads them, section by section; usable on both sides. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
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
  /** Stands at the end of a section's head: its way to the form. */
  action?: (section: TemplateSection) => ReactNode
}

const repetition = 'provisioningAccountPasswordAgain'

export function ValueList({ values, hasPassword, clusterNames, action }: ValueListProps) {
  const t = useTranslations('templates.values')
  const words = useTemplateWords(clusterNames)
  const shown = Object.entries<Field>(templateFields).filter(
    ([name, { visibleWhen }]) => name !== repetition && (visibleWhen?.(values) ?? true),
  )
  return templateSections.map((section) => (
    <section key={section} aria-labelledby={`values-${section}`} className="border-b border-edge py-4 last:border-0">
      <div className="flex items-baseline justify-between gap-4 pb-2">
        <h2 id={`values-${section}`} className="text-base font-semibold">
          {words.section(section)}
        </h2>
        {action?.(section)}
      </div>
      <dl className="grid gap-x-6 gap-y-1.5 phone:grid-cols-[260px_minmax(0,1fr)]">
        {shown
          .filter(([, field]) => field.section === section)
          .map(([name, field]) => (
            <div key={name} className="contents">
              <dt className="text-ink-soft max-phone:pt-1 max-phone:text-xs">{words.label(name)}</dt>
              <dd className="min-w-0 break-words">
                {field.secret ? (
                  t(hasPassword ? 'stored' : 'notSet')
                ) : (
                  <Value text={words.value(name, values[name])} isSet={values[name] !== ''} />
                )}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  ))
}

function Value({ text, isSet }: { text: string; isSet: boolean }) {
  return isSet ? text : <span className="text-ink-soft">{text}</span>
}
