'use client'

/** A short form without a bar: sign-in, an invitation, one setting. The button stands under the fields. */
import type { ReactNode } from 'react'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { Result } from '@/lib/domain/result'
import { type FieldsProps, FormFields } from './form-fields'
import { FormProblem } from './form-problem'
import { SendButton, sentBy } from './sent-form'
import { UnsavedGuard } from './unsaved-guard'
import { type FormOptions, useForm } from './use-form'

interface PlainFormProps<T> extends FormOptions, Omit<FieldsProps, 'form'> {
  verb: string
  send: (values: FieldValues) => Promise<Result<T>>
  onDone: (value: T) => void
  /** Asks before typed text is left behind. */
  isGuarded?: boolean
  offBecause?: string | false
  /** Stands beside the button. */
  aside?: ReactNode
}

export function PlainForm<T>(props: PlainFormProps<T>) {
  const { verb, send, onDone, isGuarded = false, offBecause, aside, noun, under, half, readOnly } = props
  const form = useForm(props)
  const submit = async () => {
    if (offBecause) return
    const done = await form.submit(send)
    if (done) onDone(done.value)
  }
  return (
    <form {...sentBy(submit)} className="flex flex-col gap-4">
      {isGuarded && <UnsavedGuard count={form.changed.length} />}
      <FormProblem problem={form.problem} />
      <FormFields form={form} noun={noun} under={under} half={half} readOnly={readOnly} hidesWas />
      <div className="flex flex-wrap items-center gap-3">
        <SendButton form={form} offBecause={offBecause}>
          {verb}
        </SendButton>
        {aside}
      </div>
    </form>
  )
}
