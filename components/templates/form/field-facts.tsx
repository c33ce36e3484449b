'use client'

/** For whoever wants to know: the start value of every field of a section, what it depends on, and who says so. */
import { useFormatter, useTranslations } from 'next-intl'
import type { Field } from '@/lib/domain/catalogue/field'
import { type TemplateSection, templateFields } from '@/lib/domain/templates/fields'
import { useTemplateWords } from '../value-list'

type LooseWords = (key: string) => string

export function FieldFacts({ section }: { section: TemplateSection }) {
  const t = useTranslations('templates.facts')
  const fields = Object.entries<Field>(templateFields).filter(([, field]) => field.section === section)
  return (
    <details className="mt-4 text-xs">
      <summary className="w-fit cursor-pointer py-1 text-ink-soft hover:text-ink">{t('title')}</summary>
      <table className="mt-1 w-full border-t border-hairline max-phone:block">
        <thead className="max-phone:spoken">
          <tr className="text-ink-soft">
            {[t('field'), t('start'), t('needs'), t('source')].map((head) => (
              <th key={head} scope="col" className="py-1 pe-3 text-start font-semibold">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-phone:block">
          {fields.map(([name, field]) => (
            <FactRow key={name} name={name} field={field} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

function FactRow({ name, field }: { name: string; field: Field }) {
  const t = useTranslations('templates.facts')
  const sources = useTranslations('templates.sources') as unknown as LooseWords
  const needs = useTranslations('templates.needs') as unknown as LooseWords
  const format = useFormatter()
  const words = useTemplateWords()
  const start =
    field.initial === '' ? t(field.optional || field.needs ? 'empty' : 'chosen') : words.value(name, field.initial)
  return (
    <tr className="border-t border-hairline align-top max-phone:block max-phone:py-1.5">
      <th scope="row" className="py-1 pe-3 text-start font-medium max-phone:block">
        {words.label(name)}
      </th>
      <td className="py-1 pe-3 max-phone:block max-phone:py-0">{start}</td>
      <td className="py-1 pe-3 max-phone:block max-phone:py-0">
        {field.needs ? needs(field.needs.code) : t('nothing')}
      </td>
      <td className="py-1 text-ink-soft max-phone:block max-phone:py-0">
        {format.list((field.source ?? []).map(sources), 'and')}
      </td>
    </tr>
  )
}
