'use client'

/** Saves what was changed; colours that fail contrast are asked about first. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Form } from '@/components/patterns/form/use-form'
import { useSaveKey } from '@/components/patterns/form/use-save-key'
import { toast } from '@/components/patterns/toast'
import { failingColors } from '@/lib/domain/branding/colors'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { type Result, refuse } from '@/lib/domain/result'
import { saveBrandingAction } from '@/lib/features/branding/actions'
import type { BrandingForm } from '@/lib/features/branding/types'
import { shownRoles, visibleValues } from './color-table'

interface Saved {
  data: BrandingForm
  version: { current: number }
  mayWrite: boolean
}

export function useSaveBranding(form: Form, { data, version, mayWrite }: Saved) {
  const t = useTranslations('patterns.form')
  const router = useRouter()
  const [asking, setAsking] = useState<((isConfirmed: boolean) => void) | null>(null)

  const ask = () => new Promise<boolean>((resolve) => setAsking(() => resolve))

  const save = async (sent: FieldValues): Promise<Result<{ version: number }>> => {
    const isTouched = form.changed.some((name) => form.catalogue[name]?.section === 'colors')
    if (isTouched && failingColors(visibleValues(form), shownRoles(form)).length > 0 && !(await ask()))
      return refuse('contrast-not-confirmed')
    const values = Object.fromEntries(form.changed.map((name) => [name, sent[name] ?? '']))
    const outcome = await saveBrandingAction({ customerId: data.customerId, version: version.current, values })
    if (outcome.ok) version.current = outcome.value.version
    return outcome
  }

  const submit = async () => {
    if (!mayWrite || form.changed.length === 0) return
    const saved = await form.submit(save)
    if (!saved) return
    toast(t('saved'))
    router.refresh()
  }

  useSaveKey(submit)

  const answer = (isConfirmed: boolean) => {
    asking?.(isConfirmed)
    setAsking(null)
  }
  return { submit, asking: asking && answer }
}
