'use client'

/** Two people changed one field: whose value stays is chosen where it stands. */
import { useTranslations } from 'next-intl'
import type { Form } from '@/components/patterns/form/use-form'
import { Button } from '@/components/ui/button'
import type { FieldValue } from '@/lib/domain/catalogue/field'
import { useTemplateWords } from '../value-list'

interface DisputeProps {
  form: Form
  name: string
  author: string
  clusterNames: Readonly<Record<string, string>>
}

export function Dispute({ form, name, author, clusterNames }: DisputeProps) {
  const t = useTranslations('templates.dispute')
  const words = useTemplateWords(clusterNames)
  const isSecret = form.catalogue[name]?.secret === true
  const [mine, theirs] = [form.values[name] ?? '', form.baseline[name] ?? '']
  const choose = (value: FieldValue) => form.set(name, value)
  return (
    <p className="flex flex-wrap gap-2">
      <Button small onClick={() => choose(mine)}>
        {isSecret ? t('mineSecret') : t('mine', { value: words.value(name, mine) })}
      </Button>
      <Button small onClick={() => choose(theirs)}>
        {isSecret ? t('theirsSecret', { author }) : t('theirs', { author, value: words.value(name, theirs) })}
      </Button>
    </p>
  )
}
