/** Plays the app after sign-in: the event channel, its heartbeats, and what the person asks for, in the order they fall due. */
import { type Journey, type JourneyPlan, type RequestPlace, step, type Traveller } from './app-journey'
import { playRound, retryAtMs } from './app-round'
import { afterHeartbeat, afterOpening, type EventChannel, nextChannelStep, startChannel } from './event-channel'
import type { HostList } from './host-list'
import { signIn } from './sign-in'

interface DueRequest {
  atMs: number
  place: RequestPlace
}

interface Session {
  list: HostList
  channel: EventChannel
  due: readonly DueRequest[]
}

/**
 * The app's whole journey. It asks for what it needs, one thing at a time, and is told; the same journey so runs on a
 * real network and on a virtual clock. DNS is asked at sign-in only, and no host is returned to unless another fails.
 */
export function* appJourney(plan: JourneyPlan): Journey {
  const traveller: Traveller = { plan, nowMs: plan.startMs }
  const list = yield* signIn(traveller)
  if (list === null) return
  let session: Session | undefined = {
    list,
    channel: startChannel(traveller.nowMs),
    due: plan.requests.map(({ atMs, purpose }, request) => ({
      atMs,
      place: { purpose, request, retry: 0, because: 'request-due' },
    })),
  }
  while (session) session = yield* next(traveller, session)
}

function* next(traveller: Traveller, session: Session): Journey<Session | undefined> {
  const request = session.due.reduce<DueRequest | undefined>(
    (first, other) => (first === undefined || other.atMs < first.atMs ? other : first),
    undefined,
  )
  const channelStep = nextChannelStep(session.channel)
  const dueAtMs = Math.min(request?.atMs ?? Number.POSITIVE_INFINITY, channelStep.dueAtMs)
  const isChannel = channelStep.dueAtMs <= dueAtMs
  if (Math.max(dueAtMs, traveller.nowMs) > traveller.plan.untilMs) return undefined
  if (dueAtMs > traveller.nowMs) {
    const because = isChannel || !request ? channelStep.because : request.place.because
    yield* step(traveller, { type: 'wait', untilMs: dueAtMs, because })
  }
  if (isChannel || !request) return yield* playChannel(traveller, session)
  return yield* playRequest(traveller, session, request)
}

function* playChannel(traveller: Traveller, session: Session): Journey<Session> {
  const { settings } = traveller.plan
  const { type, because } = nextChannelStep(session.channel)
  const purpose = type === 'open' ? 'open-channel' : 'heartbeat'
  const place: RequestPlace = { purpose, request: undefined, retry: session.channel.failedOpenings, because }
  const { list, answer } = yield* playRound(traveller, session.list, place)
  if (type === 'open') {
    return { ...session, list, channel: afterOpening(session.channel, settings, answer, traveller.nowMs) }
  }
  const judged = afterHeartbeat(session.channel, settings, answer, traveller.nowMs)
  yield* step(traveller, { type: 'heartbeat-judged', misses: judged.channel.misses, because: judged.because })
  return { ...session, list, channel: judged.channel }
}

function* playRequest(traveller: Traveller, session: Session, request: DueRequest): Journey<Session> {
  const { list, answer } = yield* playRound(traveller, session.list, request.place)
  const others = session.due.filter((other) => other !== request)
  const atMs = answer === 'failed' ? retryAtMs(traveller, request.place) : undefined
  if (atMs === undefined) return { ...session, list, due: others }
  yield* step(traveller, { type: 'request-retried', place: request.place, atMs, because: 'vital' })
  const place = { ...request.place, retry: request.place.retry + 1, because: 'retry' as const }
  return { ...session, list, due: [...others, { atMs, place }] }
}
