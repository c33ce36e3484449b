/** Fetches the certificates that an endpoint presents, from each address behind its name on its own; judges nothing. */
import { createSecureContext, type SecureContext } from 'node:tls'
import type { Evidence } from '@/lib/domain/health/types'
import { deadlineIn, firstHeaderMs } from './deadline'
import { mostAddresses } from './interface-probe'
import type { ProbeOptions } from './probe-run'
import { openTcp } from './tcp-step'
import { type HandshakeFacts, shakeHands } from './tls-step'

export interface Endpoint {
  host: string
  port: number
}

/** What one address presented; `reason` is a health reason that says why nothing came. */
export interface FetchedChain {
  address: string
  /** DER, in the order in which they were sent. */
  certificates: Uint8Array[]
  /** Protocol versions that it accepted, such as "TLSv1.2"; empty when it was not reached. */
  protocols: string[]
  reason?: string
  evidence?: Evidence
}

export interface FetchedEndpoint extends Endpoint {
  addresses: FetchedChain[]
  /** Why there is no address at all: a health reason of the DNS stage, or `budget-spent`. */
  reason?: string
}

type Options = Pick<ProbeOptions, 'guard' | 'resolver' | 'limiter'>

/** Old servers are let in here, and here only: what they accept is the question. */
const versions: readonly { offered: readonly string[]; context: () => SecureContext }[] = [
  { offered: ['TLSv1.3', 'TLSv1.2'], context: () => createSecureContext({ minVersion: 'TLSv1.2' }) },
  { offered: ['TLSv1.2'], context: () => createSecureContext({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' }) },
  {
    offered: ['TLSv1.1', 'TLSv1'],
    context: () => createSecureContext({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }),
  },
]

let contexts: readonly SecureContext[] | undefined

/**
 * Every address is asked for the guard's leave first, and the place counts against the partner's hourly budget.
 * @param partnerId left out for what the hub asks by itself of stored addresses
 */
export async function fetchChains(endpoint: Endpoint, options: Options, partnerId?: string): Promise<FetchedEndpoint> {
  const { guard, resolver, limiter } = options
  if (partnerId !== undefined && !guard.budget.spend(partnerId, endpoint.host, endpoint.port, new Date())) {
    return { ...endpoint, addresses: [], reason: 'budget-spent' }
  }
  const lookup = await resolver.addressesOf(endpoint.host)
  if (!lookup.ok) return { ...endpoint, addresses: [], reason: lookup.reason }
  const addresses = lookup.addresses.slice(0, mostAddresses)
  return {
    ...endpoint,
    addresses: await Promise.all(
      addresses.map(({ address }) => limiter.run(() => fetchOne(endpoint, address, options))),
    ),
  }
}

async function fetchOne(endpoint: Endpoint, address: string, options: Options): Promise<FetchedChain> {
  contexts ??= versions.map(({ context }) => context())
  const [first, ...others] = contexts
  if (!first) return { address, certificates: [], protocols: [] }
  const shown = await handshake(endpoint, address, first, options)
  if (!shown.facts) {
    return { address, certificates: [], protocols: [], reason: shown.reason, evidence: shown.evidence }
  }
  const asked = await Promise.all(others.map((context) => handshake(endpoint, address, context, options)))
  const accepted = [shown, ...asked].flatMap(({ facts }) => (facts?.protocol ? [facts.protocol] : []))
  return { address, certificates: shown.facts.peer.sent(), protocols: [...new Set(accepted)] }
}

interface Shown {
  facts?: HandshakeFacts
  reason?: string
  evidence?: Evidence
}

/** A server that asks strangers for a certificate has shown its own before it refuses them. */
async function handshake(
  { host, port }: Endpoint,
  address: string,
  context: SecureContext,
  { guard }: Options,
): Promise<Shown> {
  const deadline = deadlineIn(firstHeaderMs)
  const tcp = await openTcp(address, port, guard, deadline)
  if (!tcp.ok) return { reason: tcp.reason, evidence: tcp.evidence }
  const tls = await shakeHands(tcp.socket, { host, context }, deadline)
  if (!tls.ok) return { facts: tls.facts, reason: tls.reason, evidence: tls.evidence }
  tls.socket.destroy()
  return { facts: tls.facts }
}
