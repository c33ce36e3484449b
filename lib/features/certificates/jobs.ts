/** The worker's part: judges what checks brought in, judges again what is due, reminds of what ends. */
import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import { log } from '@/lib/platform/log/log'
import { systemActor } from '../gates/define-job'
import { collectNoticed, forgetNoticed, type NoticedEndpoint, takeNoticed } from './operations/notice'
import { recordPresented } from './operations/record-presented'
import { workOnCertificates } from './operations/work'

const recordEveryMs = 300
const workEveryMs = 2_000
const backoffMs = 2_000

/** Works until `signal` aborts. */
export async function startCertificateJobs({ signal }: { signal: AbortSignal }): Promise<void> {
  collectNoticed()
  const worker = newId()
  await Promise.all([
    repeat(recordEveryMs, signal, recordNoticed),
    repeat(workEveryMs, signal, () => workOnCertificates(worker)),
  ])
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
