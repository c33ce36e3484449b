/** The worker's part: judges what checks brought in, judges again what is due, reminds of what ends. */
import { setTimeout as wait } from 'node:timers/promises'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import { log } from '@/lib/platform/log/log'
import { systemActor } from '../gates/define-job'
import { collectNoticed, forgetNoticed, type NoticedEndpoint, takeNoticed } from './operations/notice'
import { recordPresented } from './operations/record-presented'
import { refreshChains } from './operations/refresh'
import { remindOfEnds } from './operations/remind'

const recordEveryMs = 300
const refreshEveryMs = 2_000
const remindEveryMs = 60_000
const backoffMs = 2_000

/** Works until `signal` aborts. */
export async function startCertificateJobs({ signal }: { signal: AbortSignal }): Promise<void> {
  collectNoticed()
  await Promise.all([
    repeat(recordEveryMs, signal, recordNoticed),
    repeat(refreshEveryMs, signal, () => forEachPartner(refreshChains)),
    repeat(remindEveryMs, signal, () =>
      forEachPartner((partnerId) => database().asPartner(partnerId, (tx) => remindOfEnds(tx, partnerId))),
    ),
  ])
}

type ProvenPartnerId = ReturnType<typeof systemActor>['partnerId']

async function forEachPartner(work: (partnerId: ProvenPartnerId) => Promise<unknown>): Promise<void> {
  for (const id of await database().hub.partnerIds()) await work(systemActor({ id }).partnerId)
}

/** Cluster by cluster, so that no transaction is long; what fails is brought again by the next check. */
export async function recordNoticed(): Promise<void> {
  const byCluster = new Map<string, NoticedEndpoint[]>()
  for (const endpoint of takeNoticed()) {
    byCluster.set(endpoint.clusterId, [...(byCluster.get(endpoint.clusterId) ?? []), endpoint])
  }
  for (const [clusterId, endpoints] of byCluster) {
    const [first] = endpoints
    if (!first) continue
    try {
      const { partnerId } = systemActor({ id: first.partnerId })
      await database().asPartner(partnerId, (tx) => recordPresented(tx, clusterId, endpoints))
    } catch (error) {
      forgetNoticed(endpoints)
      if (isUnavailable(error)) throw error
      log.error({ err: error, clusterId }, 'presented chains could not be recorded')
    }
  }
}

async function repeat(everyMs: number, signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    let restMs = everyMs
    try {
      await work()
    } catch (error) {
      if (isUnavailable(error)) log.warn({ reason: String(error) }, 'the database does not answer, certificates wait')
      else log.error({ err: error }, 'work on certificates failed')
      restMs = Math.max(backoffMs, everyMs)
    }
    await wait(restMs, undefined, { signal }).catch(() => undefined)
  }
}
