'use client'

/** Settings of a brand that two people changed, each with both values: colours stand in a table, so the choice stands above. */
import { useTranslations } from 'next-intl'
import { Dispute, disputesOf } from '@/components/patterns/form/dispute'
import type { Form } from '@/components/patterns/form/use-form'
import { useFieldWords } from '@/components/patterns/form/words'

export function Disputes({ form }: { form: Form }) {
  const t = useTranslations('patterns.dispute')
  const words = useFieldWords('branding')
  const disputed = disputesOf(form)
  if (disputed.length === 0) return null
  return (
    <section aria-label={t('title')} className="mt-4">
      <h2 className="pb-1 font-semibold">{t('title')}</h2>
      <ul>
        {disputed.map(({ name, author }) => {
          const field = form.catalogue[name]
          return (
            <li key={name} className="border-t border-hairline py-2">
              <p className="pb-1.5 font-medium">{words.label(name)}</p>
              <Dispute
                form={form}
                name={name}
                author={author}
                say={(value) => (field ? words.value(name, field, value) : '')}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
