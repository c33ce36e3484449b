'use client'

/** What stands below the fields of a section: the locale that a user of this template would get. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LocaleTryIt } from '@/components/locales/locale-try-it'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { TemplateSection } from '@/lib/domain/templates/fields'
import type { LocaleChoices } from '@/lib/features/locales/types'

export function sectionExtras(
  values: FieldValues,
  locales: LocaleChoices,
): Partial<Record<TemplateSection, ReactNode>> {
  return { details: <TryLocale values={values} locales={locales} /> }
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
