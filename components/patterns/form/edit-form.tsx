'use client'

/** A form that changes something which exists: it guards what is typed, and its bar saves. */
import type { ReactNode } from 'react'
import { SaveBar } from '../save-bar'
import { SentForm } from './sent-form'
import { UnsavedGuard } from './unsaved-guard'
import type { Form } from './use-form'

interface EditFormProps {
  form: Form
  onSave: () => void
  reach?: ReactNode
  offBecause?: string | false
  verb?: string
  children: ReactNode
}

export function EditForm({ form, onSave, reach, offBecause, verb, children }: EditFormProps) {
  return (
    <SentForm className="flex grow flex-col" onSend={onSave}>
      <UnsavedGuard count={form.changed.length} />
      {children}
      <SaveBar
        changes={form.changed.length}
        problems={Object.keys(form.problems).length}
        isSaving={form.isSaving}
        isReady={form.isReady}
        reach={reach}
        verb={verb}
        offBecause={offBecause}
        onDiscard={form.discard}
      />
    </SentForm>
  )
}
