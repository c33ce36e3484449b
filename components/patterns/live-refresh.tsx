'use client'

/** Reads the page again when something it shows has changed: only while visible, and only while somebody is there. */
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { routes } from './routes'

export type LiveTopic = 'health' | 'cluster' | 'audit' | 'person'

/** Changes that come together are one reading. */
const gatherMs = 250
/** A page that nobody touches must not keep a session alive. */
const attentionMs = 25 * 60_000

export function LiveRefresh({ topics, id }: { topics: readonly LiveTopic[]; id?: string }) {
  useLiveRefresh(topics, id)
  return null
}

/** `id` narrows to events of one cluster or person. */
export function useLiveRefresh(topics: readonly LiveTopic[], id?: string): void {
  const router = useRouter()
  const concerns = useEffectEvent((event: { topic: string; id?: string }) => {
    if (event.topic === 'resync') return true
    return topics.some((topic) => topic === event.topic) && (!id || !event.id || event.id === id)
  })
  const refresh = useEffectEvent(() => router.refresh())
  useEffect(() => listenWhileVisible(concerns, refresh), [])
}

type Concerns = (event: { topic: string; id?: string }) => boolean

function listenWhileVisible(concerns: Concerns, refresh: () => void): () => void {
  let source: EventSource | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined
  let lastInputAt = Date.now()
  let wasAway = false
  const refreshSoon = () => {
    if (Date.now() - lastInputAt > attentionMs) return
    gathering ??= setTimeout(() => {
      gathering = undefined
      refresh()
    }, gatherMs)
  }
  const open = () => {
    source = new EventSource(routes.api.events)
    source.onmessage = ({ data }) => {
      if (concerns(JSON.parse(data))) refreshSoon()
    }
    source.addEventListener('signed-out', () => {
      source?.close()
      refresh()
    })
    source.onerror = () => {
      wasAway = true
    }
    source.onopen = () => {
      if (wasAway) refreshSoon()
      wasAway = false
    }
  }
  const close = () => {
    source?.close()
    source = undefined
    clearTimeout(gathering)
    gathering = undefined
  }
  const follow = () => {
    close()
    if (document.visibilityState !== 'visible') {
      wasAway = true
      return
    }
    open()
  }
  const note = () => {
    lastInputAt = Date.now()
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  for (const kind of inputs) document.addEventListener(kind, note, { passive: true })
  return () => {
    close()
    document.removeEventListener('visibilitychange', follow)
    for (const kind of inputs) document.removeEventListener(kind, note)
  }
}

const inputs = ['pointerdown', 'keydown', 'scroll', 'pointermove'] as const
