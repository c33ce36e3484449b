'use client'

/** The last look: every value that counts, by section, each with its way back. */
import { useTranslations } from 'next-intl'
import type { Form } from '@/components/patterns/form/use-form'
import { withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import { ValueList } from '../value-list'

interface ReviewProps {
  form: Form
  clusterNames: Readonly<Record<string, string>>
  onEdit: (section: string) => void
}

export function Review({ form, clusterNames, onEdit }: ReviewProps) {
  const t = useTranslations('templates.wizard')
  return (
    <div>
      <p className="pb-2 text-ink-soft">{t('reviewText')}</p>
      <ValueList
        values={withoutHiddenTemplate(form.values)}
        hasPassword={form.values.provisioningAccountPassword !== ''}
        clusterNames={clusterNames}
        onEdit={onEdit}
      />
    </div>
  )
}
