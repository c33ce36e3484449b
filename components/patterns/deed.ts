'use client'

/** A deed that a button does at once: busy meanwhile, and a refusal is said in a note. */
import { useState } from 'react'
import type { Result } from '@/lib/domain/result'
import { useProblemWords } from './form/words'
import { toast } from './toast'

/** What an action answers; a call that is lost is a refusal too. */
export function answerOf<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  return call.catch((): Result<T> => ({ ok: false, problem: { code: 'unreachable' } }))
}

export interface Deed {
  isBusy: boolean
  /** The value in a box; null when it was refused, which a note has said by then. */
  run: <T>(call: Promise<Result<T>>) => Promise<{ value: T } | null>
}

export function useDeed(): Deed {
  const words = useProblemWords()
  const [isBusy, setBusy] = useState(false)
  const run = async <T>(call: Promise<Result<T>>) => {
    setBusy(true)
    const answer = await answerOf(call)
    setBusy(false)
    if (answer.ok) return answer
    toast(words(answer.problem), { kind: 'problem' })
    return null
  }
  return { isBusy, run }
}
