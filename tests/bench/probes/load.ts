/** What checking costs when nothing is broken, and what the same requests cost without a hub around them. */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { addressesEach, type Bench } from './bench'
import { type BareFacts, type BareTarget, type NetworkFacts, runBareLoop } from './children'
import { punctualityOf, samplesSince } from './fleet'
import { processorMsOf, processorMsOfFamily, residentMegabytesOf } from './process-facts'

export function bareLoop({ network, plan }: Bench): Promise<BareFacts> {
  const targets = network.clusters.flatMap(({ hosts, addresses, urls }): BareTarget[] => {
    const paths = { 'xsi-actions': urls.xsiActionsUrl, 'xsi-events': urls.xsiEventsUrl, dms: urls.dmsUrl } as const
    return Object.entries(paths).flatMap(([kind, url]) => {
      const { port, pathname } = new URL(url)
      const path = kind === 'dms' ? pathname : `${pathname}/v2.0/versions`
      return addresses.map((address) => ({ address, port: Number(port), host: hosts[kind as 'dms'], path }))
    })
  })
  const perSecond = ((plan.interfaces + plan.living) * addressesEach * 1_000) / plan.intervalMs
  const everyMs = (targets.length * 1_000) / perSecond
  return runBareLoop({ targets, everyMs, forMs: plan.bareMs, ca: readAnchors(network) })
}

function readAnchors({ environment }: NetworkFacts): string {
  return readFileSync(environment.TRUSTED_ANCHORS_FILE ?? '', 'utf8')
}

export async function steadyPhase({ owner, fleet, plan, postmaster }: Bench, pid: number) {
  const fromMs = Date.now()
  const before = { worker: processorMsOf(pid), storage: processorMsOfFamily(postmaster) }
  const memory: number[] = []
  while (Date.now() - fromMs < plan.steadyMs) {
    memory.push(residentMegabytesOf(pid))
    await pause(2_000)
  }
  const untilMs = Date.now()
  const workerMs = processorMsOf(pid) - before.worker
  const storageMs = processorMsOfFamily(postmaster) - before.storage
  await pause(1_500)
  const samples = await samplesSince(owner, fromMs - 1_000)
  const probes =
    samples.filter(({ checkedAtMs }) => checkedAtMs >= fromMs && checkedAtMs < untilMs).length * addressesEach
  const { expected, onTime, latestMs, twice } = punctualityOf(samples, fleet.interfaceIds, {
    fromMs,
    untilMs,
    intervalMs: plan.intervalMs,
  })
  if (twice > 0) throw new Error(`${twice} slots were checked twice`)
  return {
    processorMsEach: (workerMs + storageMs) / probes,
    storageMsEach: storageMs / probes,
    onTimeShare: onTime / expected,
    latestMs: Math.round(latestMs),
    rssMegabytes: Math.max(...memory),
    firstRssMegabytes: memory[0] ?? 0,
  }
}
