'use client'

/** What stands below the fields of a section: where they come from, and the locale that a user would get. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LocaleTryIt } from '@/components/locales/locale-try-it'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { type TemplateSection, templateSections } from '@/lib/domain/templates/fields'
import type { LocaleChoices } from '@/lib/features/locales/types'
import { FieldFacts } from './field-facts'

export function sectionExtras(
  values: FieldValues,
  locales: LocaleChoices,
): Partial<Record<TemplateSection, ReactNode>> {
  return Object.fromEntries(
    templateSections.map((section) => [
      section,
      <div key={section}>
        {section === 'details' && <TryLocale values={values} locales={locales} />}
        <FieldFacts section={section} />
      </div>,
    ]),
  )
}

function TryLocale({ values, locales }: { values: FieldValues; locales: LocaleChoices }) {
  const t = useTranslations('templates.form')
  return (
    <details className="mt-4 rounded-control border border-hairline">
      <summary className="cursor-pointer px-4 py-3 font-medium">{t('tryLocale')}</summary>
      <div className="border-t border-hairline p-4">
        <LocaleTryIt
          {...locales}
          country={String(values.country ?? '')}
          templateLanguage={String(values.emailLanguage ?? '')}
        />
      </div>
    </details>
  )
}
