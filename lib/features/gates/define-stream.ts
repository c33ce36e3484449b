/** The gate of event streams: the checks of a route at the start, and the session watched until its end. */
import { may, type Permission } from '@/lib/domain/identity/permissions'
import { refuse } from '@/lib/domain/result'
import { type HubEvent, subscribe } from '@/lib/platform/events/events'
import { log } from '@/lib/platform/log/log'
import { problemResponse } from './define-route'
import { guarded } from './guarded'
import { isReadOfOwnPage } from './request'
import { type WatchedSession, watchedSession } from './session'
import type { PersonActor } from './types'

const heartbeatMs = 15_000
/** Tabs of one session that this process streams to at once; browsers allow six connections to a host. */
const mostStreams = 20
/** How long a page may have been read before it was drawn, and how far the clocks of two machines may be apart. */
const slackMs = 5_000
const openStreams = new Map<string, number>()

interface StreamDefinition {
  permission: Permission
  /** Whether this actor hears the event. */
  hears: (actor: PersonActor, event: HubEvent) => boolean
}

/**
 * Server-sent events of the actor's partner: one JSON message an event, a comment every 15 seconds. When the session is
 * ended, expires, or its person is disabled, one `signed-out` event is the last. `?since=` names the moment, in
 * milliseconds, at which the page was drawn: what has happened meanwhile comes first.
 */
export function defineStream({ permission, hears }: StreamDefinition) {
  return async (request: Request): Promise<Response> => {
    const answer = await guarded(async () => {
      if (!(await isReadOfOwnPage())) return refuse('foreign-origin')
      const watched = await watchedSession()
      if (!watched) return refuse('signed-out')
      if (!may(watched.actor.role, permission)) return refuse('forbidden')
      if ((openStreams.get(watched.actor.sessionId) ?? 0) >= mostStreams) return refuse('too-many')
      return new Response(streamOf(watched, hears, request), { headers })
    })
    return answer instanceof Response ? answer : problemResponse(answer.problem)
  }
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'private, no-store, no-transform',
  'x-accel-buffering': 'no',
}

function streamOf({ actor, isAlive }: WatchedSession, hears: StreamDefinition['hears'], request: Request) {
  const text = new TextEncoder()
  let hasEnded = false
  let stop = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (line: string) => controller.enqueue(text.encode(line))
      const watch = async () => {
        if (await lives(isAlive)) return
        if (hasEnded) return
        send('event: signed-out\ndata: {}\n\n')
        stop()
        controller.close()
      }
      const hear = (event: HubEvent) => {
        if (event.topic === 'session' ? event.id === actor.sessionId : event.topic === 'resync') void watch()
        if (event.topic !== 'session' && hears(actor, event)) send(`data: ${JSON.stringify(event)}\n\n`)
      }
      const unsubscribe = subscribe(actor.partnerId, hear, sinceOf(request))
      const heartbeat = setInterval(() => {
        send(': still here\n\n')
        void watch()
      }, heartbeatMs)
      countStream(actor.sessionId, 1)
      stop = () => {
        if (hasEnded) return
        hasEnded = true
        countStream(actor.sessionId, -1)
        unsubscribe()
        clearInterval(heartbeat)
      }
      request.signal.addEventListener('abort', () => stop(), { once: true })
      send(': connected\n\n')
    },
    cancel: () => stop(),
  })
}

function sinceOf({ url }: Request): number | undefined {
  const since = /^\d{1,15}$/.exec(new URL(url).searchParams.get('since') ?? '')?.[0]
  return since === undefined ? undefined : Number(since) - slackMs
}

/** A database that does not answer ends no session. */
async function lives(isAlive: () => Promise<boolean>): Promise<boolean> {
  try {
    return await isAlive()
  } catch (error) {
    log.warn({ err: error }, 'a stream could not ask after its session')
    return true
  }
}

function countStream(sessionId: string, step: 1 | -1): void {
  const count = (openStreams.get(sessionId) ?? 0) + step
  if (count > 0) openStreams.set(sessionId, count)
  else openStreams.delete(sessionId)
}
