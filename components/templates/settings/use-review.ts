'use client'

/** Puts a question between "save" and saving: a form whose submit waits for the answer. */
import { useState } from 'react'
import type { Form } from '@/components/patterns/form/use-form'

export interface Reviewed {
  /** Refuses its own problems at once, asks about everything else, and sends after a yes. */
  form: Form
  isAsking: boolean
  answer: (isSure: boolean) => void
}

export function useReview(form: Form): Reviewed {
  const [asking, setAsking] = useState<((isSure: boolean) => void) | null>(null)
  const ask = () => new Promise<boolean>((resolve) => setAsking(() => resolve))
  return {
    form: {
      ...form,
      submit: async (send) => {
        const hasProblems = Object.keys(form.allProblems).length > 0
        return hasProblems || (await ask()) ? form.submit(send) : null
      },
    },
    isAsking: asking !== null,
    answer: (isSure) => {
      setAsking(null)
      asking?.(isSure)
    },
  }
}
