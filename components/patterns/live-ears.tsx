'use client'

/** Reads the page again when something it shows has changed: only while visible, and only while somebody is there. */
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { openStream } from './event-stream'
import { hasUnsaved } from './form/unsaved'

export type LiveTopic = 'health' | 'cluster' | 'audit' | 'person' | 'template' | 'certificate' | 'alert'

/** Changes that come together are one reading. */
const gatherMs = 250
/** A page that nobody touches must not keep a session alive. */
const attentionMs = 25 * 60_000

interface LiveEarsProps {
  topics: readonly LiveTopic[]
  /** Narrows to events of one cluster or person. */
  id?: string
  drawnAtMs: number
}

export function LiveEars({ topics, id, drawnAtMs }: LiveEarsProps) {
  const router = useRouter()
  const concerns = useEffectEvent((event: { topic: string; id?: string }) => {
    if (event.topic === 'resync') return true
    return topics.some((topic) => topic === event.topic) && (!id || !event.id || event.id === id)
  })
  // What was typed outlives a change elsewhere, a lost database and the session; saving reads the page again.
  const refresh = useEffectEvent(() => {
    if (!hasUnsaved()) router.refresh()
  })
  const listen = useEffectEvent(() => listenWhileVisible(drawnAtMs, concerns, refresh))
  useEffect(() => listen(), [])
  return null
}

type Concerns = (event: { topic: string; id?: string }) => boolean

function listenWhileVisible(drawnAtMs: number, concerns: Concerns, refresh: () => void): () => void {
  let closeStream: (() => void) | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined
  let lastInputAt = Date.now()
  let wasHidden = false
  const refreshSoon = () => {
    if (Date.now() - lastInputAt > attentionMs) return
    gathering ??= setTimeout(() => {
      gathering = undefined
      refresh()
    }, gatherMs)
  }
  const close = () => {
    closeStream?.()
    closeStream = undefined
    clearTimeout(gathering)
    gathering = undefined
  }
  const follow = () => {
    close()
    if (document.visibilityState !== 'visible') {
      wasHidden = true
      return
    }
    closeStream = openStream({
      drawnAtMs,
      isBack: wasHidden,
      onEvent: (event) => concerns(event) && refreshSoon(),
      onBack: refreshSoon,
      onSignedOut: refresh,
    })
    wasHidden = false
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
