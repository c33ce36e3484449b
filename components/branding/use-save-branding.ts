'use client'

/** Saves what was changed; colours that fail contrast are asked about first. */
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Form } from '@/components/patterns/form/use-form'
import { useSaveKey } from '@/components/patterns/form/use-save-key'
import { useFieldWords } from '@/components/patterns/form/words'
import { toast } from '@/components/patterns/toast'
import { failingColors } from '@/lib/domain/branding/colors'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { type Result, refuse } from '@/lib/domain/result'
import { saveBrandingAction } from '@/lib/features/branding/actions'
import type { BrandingForm, BrandingSaved } from '@/lib/features/branding/types'
import { shownRoles, visibleValues } from './color-table'

interface Saved {
  data: BrandingForm
  version: { current: number }
  mayWrite: boolean
}

export function useSaveBranding(form: Form, { data, version, mayWrite }: Saved) {
  const t = useTranslations('patterns.form')
  const format = useFormatter()
  const words = useFieldWords('branding')
  const router = useRouter()
  const [asking, setAsking] = useState<((isConfirmed: boolean) => void) | null>(null)

  const saidOf = ({ mergedWith }: BrandingSaved) =>
    mergedWith
      ? t('merged', { author: mergedWith.author, fields: format.list(mergedWith.fields.map(words.label), 'and') })
      : t('saved')

  const ask = () => new Promise<boolean>((resolve) => setAsking(() => resolve))

  const save = async (sent: FieldValues): Promise<Result<BrandingSaved>> => {
    const isTouched = form.changed.some((name) => form.catalogue[name]?.section === 'colors')
    if (isTouched && failingColors(visibleValues(form), shownRoles(form)).length > 0 && !(await ask()))
      return refuse('contrast-not-confirmed')
    const values = Object.fromEntries(form.changed.map((name) => [name, sent[name] ?? '']))
    const place = { customerId: data.customerId, version: version.current }
    const outcome = await saveBrandingAction({ ...place, base: form.baseline, values })
    if (outcome.ok) version.current = outcome.value.version
    // What the other person saved becomes what the form is compared with.
    else if (outcome.problem.code === 'changed-meanwhile') router.refresh()
    return outcome
  }

  const submit = async () => {
    if (!mayWrite || form.changed.length === 0) return
    const saved = await form.submit(save)
    if (!saved) return
    toast(saidOf(saved.value))
    router.refresh()
  }

  useSaveKey(submit)

  const answer = (isConfirmed: boolean) => {
    asking?.(isConfirmed)
    setAsking(null)
  }
  return { submit, asking: asking && answer }
}
