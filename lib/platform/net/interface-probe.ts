/** Observes one interface: resolves its name once, then every address behind it at the same time. */
import { setMaxListeners } from 'node:events'
import type { AddressObservation, InterfaceObservation, ProbeTarget, StageFact } from '@/lib/domain/health/types'
import { observeAddress } from './address-probe'
import { createLimiter } from './limiter'
import { lateLimitMs } from './loop-watch'
import { type ProbeOptions, type ProbeRun, rounded } from './probe-run'
import type { Lookup } from './resolver'

/** More addresses behind one name are left out and said to be. */
export const mostAddresses = 32

/** Never throws for anything a network does. Nothing is sent before the guard has allowed the very address. */
export async function probeInterface(target: ProbeTarget, options: ProbeOptions): Promise<InterfaceObservation> {
  const now = new Date()
  // Every connection listens for the stop: more of them than the default allows is no leak.
  if (options.signal) setMaxListeners(0, options.signal)
  const run: ProbeRun = { ...options, target, now, login: { isRefused: false, queue: createLimiter(1) } }
  const { kind, host, port } = target
  const { dns, addresses } = await resolveName(run)
  options.onProgress?.({ type: 'stage-finished', fact: dns })
  if (addresses.length > 0) options.onProgress?.({ type: 'addresses', addresses })
  const beganAt = performance.now()
  const observed = await Promise.all(addresses.map((address) => observeAddress(run, address)))
  await excuseIfOffline(run, observed, beganAt)
  return {
    kind,
    host,
    port,
    startedAt: now.toISOString(),
    finishedAt: new Date().toISOString(),
    dns,
    addresses: observed,
  }
}

async function resolveName(run: ProbeRun): Promise<{ dns: StageFact; addresses: string[] }> {
  if (run.signal?.aborted) return { dns: stoppedDns, addresses: [] }
  run.onProgress?.({ type: 'stage-started', stage: 'dns' })
  const window = run.watch.open()
  const lookup = await untilAborted(run.resolver.addressesOf(run.target.host), run.signal)
  const lateMs = window.lateMs()
  window.close()
  if (!lookup || run.signal?.aborted) return { dns: stoppedDns, addresses: [] }
  if (!lookup.ok) return { dns: factOfRefusedName(lookup, lateMs), addresses: [] }
  const addresses = lookup.addresses.slice(0, mostAddresses).map((one) => one.address)
  return { dns: factOfName(lookup), addresses }
}

const stoppedDns: StageFact = { stage: 'dns', outcome: 'inconclusive', reason: 'stopped' }

function factOfName({ addresses, durationMs }: Extract<Lookup, { ok: true }>): StageFact {
  const count = addresses.length
  const ipv4Count = addresses.filter((one) => one.family === 4).length
  const ttlSeconds = Math.min(...addresses.map((one) => one.ttlSeconds))
  const evidence = { count, ipv4Count, ipv6Count: count - ipv4Count, ttlSeconds }
  const fact: StageFact = { stage: 'dns', outcome: 'passed', durationMs: rounded(durationMs), evidence }
  return count > mostAddresses ? { ...fact, evidence: { ...evidence, limit: mostAddresses } } : fact
}

function factOfRefusedName({ reason, durationMs }: Extract<Lookup, { ok: false }>, lateMs: number): StageFact {
  if (reason === 'resolver-unreachable')
    return { stage: 'dns', outcome: 'inconclusive', reason, durationMs: rounded(durationMs) }
  if (reason === 'dns-timeout' && lateMs > lateLimitMs) {
    const evidence = { lateMs, limitMs: lateLimitMs }
    return {
      stage: 'dns',
      outcome: 'inconclusive',
      reason: 'prober-starved',
      durationMs: rounded(durationMs),
      evidence,
    }
  }
  return { stage: 'dns', outcome: 'failed', reason, durationMs: rounded(durationMs) }
}

async function untilAborted(lookup: Promise<Lookup>, signal: AbortSignal | undefined): Promise<Lookup | undefined> {
  if (!signal) return lookup
  let stop = () => {}
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined)
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([lookup, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

const silences = new Set(['tcp-timeout', 'tcp-unreachable', 'no-route'])

/**
 * When nothing answers at all, nobody else of the same network did meanwhile, and a control name does not resolve either,
 * our own network is gone: grey, not red.
 */
async function excuseIfOffline(run: ProbeRun, addresses: AddressObservation[], beganAt: number): Promise<void> {
  const facts = addresses.map((one) => one.stages.find((fact) => fact.stage === 'tcp'))
  if (facts.length === 0 || !facts.every((fact) => fact && silences.has(fact.reason ?? ''))) return
  if (run.signal?.aborted || addresses.some(({ address }) => run.reach.hasAnswered(address, beganAt))) return
  if (await run.resolver.isWorking(beganAt)) return
  for (const { address, stages } of addresses) {
    const index = stages.findIndex((fact) => fact.stage === 'tcp')
    const durationMs = stages[index]?.durationMs
    const fact: StageFact = { stage: 'tcp', outcome: 'inconclusive', reason: 'prober-offline', durationMs }
    stages[index] = fact
    run.onProgress?.({ type: 'stage-finished', address, fact })
  }
}
