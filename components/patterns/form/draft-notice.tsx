'use client'

/** Says that a draft fills the form, and offers an empty one. */
import { useTranslations } from 'next-intl'
import { DateTime } from '../relative-time'
import type { DraftKeeper } from './use-draft'
import type { Form } from './use-form'

export function DraftNotice({ form, draft }: { form: Form; draft: DraftKeeper }) {
  const t = useTranslations('patterns.wizard')
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
