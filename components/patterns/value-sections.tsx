/** The values of a thing as a person reads them, section by section; usable on both sides. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export interface ValueRow {
  name: string
  section: string
  label: string
  value: ReactNode
}

interface ValueSectionsProps<Section extends string> {
  sections: readonly Section[]
  title: (section: Section) => string
  rows: readonly ValueRow[]
  /** Gives each section its way back to the form. */
  onEdit?: (section: Section) => void
}

export function ValueSections<Section extends string>({ sections, title, rows, onEdit }: ValueSectionsProps<Section>) {
  const t = useTranslations('patterns.wizard')
  return sections.map((section) => (
    <section key={section} aria-labelledby={`values-${section}`} className="border-b border-edge py-4 last:border-0">
      <div className="flex items-baseline justify-between gap-4 pb-2">
        <h2 id={`values-${section}`} className="text-base font-semibold">
          {title(section)}
        </h2>
        {onEdit && (
          <button
            type="button"
            aria-label={t('editOf', { section: title(section) })}
            className="font-medium text-link hover:underline"
            onClick={() => onEdit(section)}
          >
            {t('edit')}
          </button>
        )}
      </div>
      <dl className="grid gap-x-6 gap-y-1.5 phone:grid-cols-[260px_minmax(0,1fr)]">
        {rows
          .filter((row) => row.section === section)
          .map(({ name, label, value }) => (
            <div key={name} className="contents">
              <dt className="text-ink-soft max-phone:pt-1 max-phone:text-xs">{label}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  ))
}
