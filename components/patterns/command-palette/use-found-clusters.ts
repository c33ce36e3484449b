'use client'

/** Asks the hub for clusters by name while somebody types; an older answer never replaces a newer one. */
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { routes } from '../routes'
import type { FoundCluster } from './entries'

const silenceMs = 150
const answerSchema = z.object({ clusters: z.array(z.object({ id: z.string(), name: z.string() })) })

interface Found {
  clusters: FoundCluster[]
  state: 'idle' | 'asking' | 'failed'
}

const nothing: Found = { clusters: [], state: 'idle' }

export function useFoundClusters(typed: string): Found {
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
      ? { clusters: answerSchema.parse(await answer.json()).clusters, state: 'idle' }
      : { clusters: [], state: 'failed' }
  } catch {
    return { clusters: [], state: 'failed' }
  }
}
