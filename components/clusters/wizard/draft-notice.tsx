'use client'

/** Says that a draft fills the form, and offers an empty one. */
import { useTranslations } from 'next-intl'
import type { Form } from '@/components/patterns/form/use-form'
import { DateTime } from '@/components/patterns/relative-time'
import type { DraftKeeper } from './use-draft'

export function DraftNotice({ form, draft }: { form: Form; draft: DraftKeeper }) {
  const t = useTranslations('clusters.wizard')
  const startOver = () => {
    draft.forget()
    form.discard()
  }
  return (
    <p className="rounded-control bg-tint-info px-4 py-3">
      {t.rich('draftRestored', { time: () => <DateTime at={draft.restoredAt ?? ''} format="instant" /> })}{' '}
      <button type="button" className="font-medium text-link hover:underline" onClick={startOver}>
        {t('startOver')}
      </button>
    </p>
  )
}
