/** Posts a body to an https address that somebody typed: resolved, vetted and connected as a probe is, and no redirect followed. */
import { certificateProblemOf } from '@/lib/domain/health/certificate-trust'
import { deadlineIn } from './deadline'
import { ask, type HttpRequest } from './http-step'
import type { ProbeOptions } from './probe-run'
import { secureContextOf } from './secure-contexts'
import { openTcp } from './tcp-step'
import { shakeHands } from './tls-step'

/** A receiver has this long from the connection to the end of its answer. */
const wholeMs = 10_000
const connectMs = 4_000
/** The first addresses that the guard allows; one that does not answer hands over to the next. */
const mostAddresses = 3

export interface PostRequest {
  host: string
  port: number
  path: string
  headers: Record<string, string>
  body: string
}

/** `reason` is one of the reasons of health. */
export type PostOutcome = { ok: true; status: number } | { ok: false; reason: string }

type PostOptions = Pick<ProbeOptions, 'guard' | 'resolver' | 'anchors'>

/** Never throws for anything a network does. An answer of any status is an answer. */
export async function post(request: PostRequest, options: PostOptions): Promise<PostOutcome> {
  const lookup = await options.resolver.addressesOf(request.host)
  if (!lookup.ok) return { ok: false, reason: lookup.reason }
  const deadline = deadlineIn(wholeMs)
  let last: PostOutcome = { ok: false, reason: 'dns-no-address' }
  for (const { address } of lookup.addresses.slice(0, mostAddresses)) {
    const step = await postTo(address, request, options, deadline)
    if (step.outcome.ok || step.wasSent) return step.outcome
    last = step.outcome
  }
  return last
}

/** Once a body was sent, another address would get it a second time. */
async function postTo(
  address: string,
  { host, port, path, headers, body }: PostRequest,
  { guard, anchors }: PostOptions,
  whole: ReturnType<typeof deadlineIn>,
): Promise<{ outcome: PostOutcome; wasSent: boolean }> {
  const failed = (reason: string, wasSent = false) => ({ outcome: { ok: false as const, reason }, wasSent })
  const connecting = deadlineIn(Math.max(0, Math.min(connectMs, whole.endsAt - performance.now())))
  const tcp = await openTcp(address, port, guard, connecting)
  if (!tcp.ok) return failed(tcp.reason)
  const tls = await shakeHands(
    tcp.socket,
    { host, context: secureContextOf(anchors), protocol: 'http/1.1' },
    connecting,
  )
  if (!tls.ok) return failed(tls.reason)
  const { trustError, peer } = tls.facts
  const problem = certificateProblemOf({ host, trustError, ...peer }, new Date())
  if (problem) {
    tls.socket.destroy()
    return failed(problem.reason)
  }
  const sent: HttpRequest = { method: 'POST', host, port, path, headers, body, contentType: 'application/json' }
  const step = await ask(tls.socket, sent, whole, whole)
  return step.ok ? { outcome: { ok: true, status: step.answer.head.status }, wasSent: true } : failed(step.reason, true)
}
