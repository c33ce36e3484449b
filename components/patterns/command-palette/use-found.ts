'use client'

/** Asks the hub for clusters, templates and certificates while somebody types; an older answer never replaces a newer one. */
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { routes } from '../routes'
import { type FoundGroup, type FoundThing, foundGroups } from './entries'

const silenceMs = 150
const things = z.array(z.object({ id: z.string(), name: z.string() }))
const answerSchema = z.object({ clusters: things, templates: things, certificates: things })

export interface Found {
  things: Record<FoundGroup, FoundThing[]>
  state: 'idle' | 'asking' | 'failed'
}

const none = Object.fromEntries(foundGroups.map((group) => [group, []])) as unknown as Found['things']
const nothing: Found = { things: none, state: 'idle' }

export function useFound(typed: string): Found {
  const [found, setFound] = useState<Found>(nothing)
  const query = typed.trim()
  useEffect(() => {
    if (query === '') return setFound(nothing)
    const abort = new AbortController()
    setFound((before) => ({ ...before, state: 'asking' }))
    const timer = setTimeout(async () => {
      const answer = await ask(query, abort.signal)
      if (!abort.signal.aborted) setFound(answer)
    }, silenceMs)
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [query])
  return found
}

async function ask(query: string, signal: AbortSignal): Promise<Found> {
  try {
    const answer = await fetch(routes.api.search(query), { signal })
    return answer.ok
      ? { things: answerSchema.parse(await answer.json()), state: 'idle' }
      : { things: none, state: 'failed' }
  } catch {
    return { things: none, state: 'failed' }
  }
}
