'use client'

/** Two people changed one field: whose value stays is chosen where it stands. */
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { FieldValue } from '@/lib/domain/catalogue/field'
import type { Form } from './use-form'

interface DisputeProps {
  form: Form
  name: string
  author: string
  /** A value as a person reads it; '' is said as "empty". */
  say: (value: FieldValue) => string
}

export function Dispute({ form, name, author, say }: DisputeProps) {
  const t = useTranslations('patterns.dispute')
  const isSecret = form.catalogue[name]?.secret === true
  const [mine, theirs] = [form.values[name] ?? '', form.baseline[name] ?? '']
  const spoken = (value: FieldValue) => say(value) || t('empty')
  const choose = (value: FieldValue) => form.set(name, value)
  return (
    <p className="flex flex-wrap gap-2">
      <Button small onClick={() => choose(mine)}>
        {isSecret ? t('mineSecret') : t('mine', { value: spoken(mine) })}
      </Button>
      <Button small onClick={() => choose(theirs)}>
        {isSecret ? t('theirsSecret', { author }) : t('theirs', { author, value: spoken(theirs) })}
      </Button>
    </p>
  )
}

export interface Disputed {
  name: string
  author: string
}

/** What the form was refused for because somebody else changed it meanwhile. */
export function disputesOf({ problems }: Pick<Form, 'problems'>): Disputed[] {
  return Object.entries(problems).flatMap(([name, { code, params }]) =>
    code === 'changed-meanwhile' ? [{ name, author: String(params?.author) }] : [],
  )
}
