'use client'

/** Runs checks through the hub's stream and keeps what it tells; a new run of an interface ends the one before. */
import { useEffect, useReducer, useRef, useState } from 'react'
import { routes } from '@/components/patterns/routes'
import type { InterfaceKind } from '@/lib/domain/health/types'
import type { Problem } from '@/lib/domain/result'
import type { CheckEvent, TypedCheck } from '@/lib/features/health/types'
import { type CheckState, stepCheck } from './check-state'

/** What is asked of the hub: a stored cluster, or addresses of a form. */
export type CheckRequest = { clusterId: string } | (TypedCheck & { formId: string })

export interface Check {
  state: CheckState
  isRunning: boolean
  /** When the last run began, in milliseconds of the browser's clock. */
  startedAt: number
  start: (kinds: readonly InterfaceKind[], request: CheckRequest) => Promise<'finished' | 'stopped' | 'failed'>
  stop: () => void
  /** Drops what is known: the address is not what was checked any more. */
  forget: (kinds: readonly InterfaceKind[]) => void
}

interface Run {
  kinds: readonly InterfaceKind[]
  controller: AbortController
}

export function useCheck(): Check {
  const [state, step] = useReducer(stepCheck, {})
  const [startedAt, setStartedAt] = useState(0)
  const runs = useRef(new Map<number, Run>())
  const last = useRef(0)

  useEffect(() => {
    const open = runs.current
    return () => {
      for (const { controller } of open.values()) controller.abort()
    }
  }, [])

  const abort = (concerns: (run: Run) => boolean) => {
    for (const run of runs.current.values()) if (concerns(run)) run.controller.abort()
  }
  const sharing = (kinds: readonly InterfaceKind[]) => (run: Run) => run.kinds.some((kind) => kinds.includes(kind))

  const start: Check['start'] = async (kinds, request) => {
    abort(sharing(kinds))
    last.current += 1
    const [run, controller] = [last.current, new AbortController()]
    runs.current.set(run, { kinds, controller })
    step({ type: 'start', run, kinds })
    setStartedAt(Date.now())
    const problem = await follow(request, controller.signal, (event) => step({ type: 'event', run, event }))
    runs.current.delete(run)
    step({ type: 'end', run, problem })
    if (controller.signal.aborted) return 'stopped'
    return problem ? 'failed' : 'finished'
  }

  return {
    state,
    isRunning: Object.values(state).some(({ isRunning }) => isRunning),
    startedAt,
    start,
    stop: () => abort(() => true),
    forget: (kinds) => {
      abort(sharing(kinds))
      step({ type: 'forget', kinds })
    },
  }
}

/** Null when the stream was told to its end. */
async function follow(
  request: CheckRequest,
  signal: AbortSignal,
  tell: (event: CheckEvent) => void,
): Promise<Problem | null> {
  try {
    const response = await fetch(routes.api.checks, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    })
    if (!response.ok || !response.body) return await problemOf(response)
    for await (const line of linesOf(response.body)) {
      const event = JSON.parse(line) as CheckEvent
      if (event.type === 'done') return null
      tell(event)
    }
    return { code: 'no-answer' }
  } catch {
    return signal.aborted ? { code: 'check-stopped' } : { code: 'unreachable' }
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const answer = (await response.json().catch(() => ({}))) as { problem?: Problem }
  return answer.problem ?? { code: 'no-answer' }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield line
  }
  if (rest !== '') yield rest
}
