/** Owns the prober of a process: guard, resolver, anchors and bulkhead made once from the settings. */
import { lookup } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { InterfaceObservation, ProbeProgress, ProbeTarget } from '@/lib/domain/health/types'
import { env } from '../env/env'
import { createGuard, type Guard, interfaceAddresses } from './guard'
import { probeInterface } from './interface-probe'
import { createKnownChains } from './known-chains'
import { createLimiter } from './limiter'
import { createLoopWatch } from './loop-watch'
import type { ProbeOptions } from './probe-run'
import { createReach } from './reach'
import { createResolver } from './resolver'
import { publicAnchors, type TrustAnchors } from './secure-contexts'
import { ignore } from './tcp-step'

/** The settings a prober needs; `env()` is one. */
export interface ProberSettings {
  resolverAddress?: string
  controlName?: string
  trustedAnchorsFile?: string
  /** As the file's content, for those who have no file. */
  anchorsPem?: string
  outboundAllowedRanges?: readonly string[]
  outboundAllowedPorts?: readonly number[]
  outboundBudgetPerHour?: number
  databaseUrl?: string
}

export interface ProbeRequest {
  /** Counts the host and port against this partner's budget; left out for scheduled checks of what is stored. */
  partnerId?: string
  signal?: AbortSignal
  onProgress?: (progress: ProbeProgress) => void
}

export interface Prober {
  probe(target: ProbeTarget, request?: ProbeRequest): Promise<InterfaceObservation>
  /** Everything a run shares, for probes other than `probe`. */
  readonly options: ProbeOptions
}

/** What people ask for shares these; scheduled checks are counted by their schedule. */
const mostConnections = 512
const mostOfOneInterface = 8
/** What made the event loop late has passed by then, more often than not. */
const calmMs = 250

export function createProber(settings: ProberSettings): Prober {
  const options: ProbeOptions = {
    guard: createGuard({
      allowedRanges: settings.outboundAllowedRanges,
      allowedPorts: settings.outboundAllowedPorts,
      budgetPerHour: settings.outboundBudgetPerHour,
      ownAddresses: ownAddressesWith(settings.databaseUrl),
    }),
    resolver: createResolver({ address: settings.resolverAddress, controlName: settings.controlName }),
    anchors: anchorsOf(settings),
    limiter: createLimiter(mostConnections),
    watch: createLoopWatch(),
    reach: createReach(),
  }
  const chains = createKnownChains()
  const scheduled = (partnerId: string | undefined): Partial<ProbeOptions> =>
    partnerId === undefined ? { limiter: createLimiter(mostOfOneInterface), chains } : {}
  return {
    options,
    probe: async (target, { partnerId, signal, onProgress } = {}) =>
      isWithinBudget(options.guard, target, partnerId)
        ? probeConclusively(target, { ...options, ...scheduled(partnerId), signal, onProgress })
        : overBudget(options.guard, target),
  }
}

/** What a late event loop spoilt is measured once more, unless the account would be tried a second time. */
async function probeConclusively(target: ProbeTarget, options: ProbeOptions): Promise<InterfaceObservation> {
  const first = await probeInterface(target, options)
  const facts = [first.dns, ...first.addresses.flatMap((one) => one.stages)]
  const isSpoilt = facts.some((fact) => fact.reason === 'prober-starved')
  const triedLogin = facts.some((fact) => fact.stage === 'login' && fact.durationMs !== undefined)
  if (!isSpoilt || triedLogin) return first
  await pause(calmMs, undefined, { signal: options.signal }).catch(() => undefined)
  return options.signal?.aborted ? first : probeInterface(target, options)
}

let ownProber: Prober | undefined

/** The prober of this process, from its environment. */
export function prober(): Prober {
  ownProber ??= createProber(env())
  return ownProber
}

/** A bundle is trusted as each of its certificates. */
function anchorsOf({ trustedAnchorsFile, anchorsPem }: ProberSettings): TrustAnchors {
  const text = anchorsPem ?? (trustedAnchorsFile ? readFileSync(trustedAnchorsFile, 'utf8') : '')
  const pems = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  return pems ? { pems } : publicAnchors
}

/** The database belongs to the hub as its own interfaces do; a host name's addresses are known a moment after the start. */
function ownAddressesWith(databaseUrl: string | undefined): () => string[] {
  const host = databaseUrl && URL.canParse(databaseUrl) ? new URL(databaseUrl).hostname.replace(/^\[|\]$/g, '') : ''
  const database = isIP(host) === 0 ? [] : [host]
  if (host !== '' && database.length === 0) {
    lookup(host, { all: true }).then((found) => database.push(...found.map((one) => one.address)), ignore)
  }
  return () => [...interfaceAddresses(), ...database]
}

function isWithinBudget({ budget }: Guard, { host, port }: ProbeTarget, partnerId: string | undefined): boolean {
  return partnerId === undefined || budget.spend(partnerId, host, port, new Date())
}

function overBudget({ budget }: Guard, { kind, host, port }: ProbeTarget): InterfaceObservation {
  const at = new Date().toISOString()
  const evidence = { limit: budget.perHour }
  const dns = { stage: 'dns', outcome: 'skipped', reason: 'budget-spent', evidence } as const
  return { kind, host, port, startedAt: at, finishedAt: at, dns, addresses: [] }
}
