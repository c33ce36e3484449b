'use client'

/** Keeps what was typed into a wizard in this browser, without secrets, until the thing is created. */
import { useEffect, useRef, useState } from 'react'
import { type Catalogue, type FieldValues, initialValuesOf } from '@/lib/domain/catalogue/field'
import type { Form } from './use-form'

interface Draft {
  savedAt: string
  values: FieldValues
}

export interface DraftKeeper {
  /** When the draft was saved that fills the form now; null without one. */
  restoredAt: string | null
  /** Drops it; what is typed next is kept again. */
  forget: () => void
  /** Drops it for good: the thing is there. */
  end: () => void
}

/** `key` tells people who share a browser apart; null keeps none. */
export function useDraft(form: Form, key: string | null): DraftKeeper {
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const isEnded = useRef(false)
  const fill = useRef(form.fill)
  const { catalogue } = form
  const values = withoutSecrets(catalogue, form.values)
  const text = JSON.stringify(values)
  const untouched = useRef(text)

  useEffect(() => {
    const draft = key && read(key, catalogue)
    if (!draft) return
    fill.current(draft.values)
    setRestoredAt(draft.savedAt)
  }, [key, catalogue])

  useEffect(() => {
    if (!key || isEnded.current || text === untouched.current) return
    write(key, { savedAt: new Date().toISOString(), values: JSON.parse(text) as FieldValues })
  }, [key, text])

  const forget = () => {
    setRestoredAt(null)
    if (key) localStorage.removeItem(key)
  }
  const end = () => {
    isEnded.current = true
    forget()
  }
  return { restoredAt, forget, end }
}

function withoutSecrets(catalogue: Catalogue, values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !catalogue[name]?.secret))
}

function read(key: string, catalogue: Catalogue): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
    if (!draft?.values) return null
    const known = initialValuesOf(catalogue)
    const values = Object.entries(draft.values).filter(([name, value]) => typeof value === typeof known[name])
    return { savedAt: draft.savedAt, values: Object.fromEntries(values) }
  } catch {
    return null
  }
}

/** A browser that keeps nothing only costs the draft. */
function write(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // Private windows refuse to store.
  }
}
