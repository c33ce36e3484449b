/** Owns results that wait to be written: one transaction for each partner and batch, kept while the database is away. */
import { nextCheckAt } from '@/lib/domain/health/schedule'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import type { LeasedInterface } from '@/lib/platform/db/hub-functions'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { systemActor } from '../../gates/define-job'
import { postponeChecks } from '../store/recording'
import type { FoundResult } from '../types'
import { recordResults } from './record'

interface Waiting {
  partnerId: string
  interfaceId: string
  /** Absent: nothing could be found out, the interface waits for its next time. */
  found?: FoundResult
}

export interface ResultWriter {
  add(found: FoundResult & { partnerId: string }): void
  postpone(leased: LeasedInterface): void
  /** Of what is not written yet. */
  interfaceIds(): string[]
  /** Throws when the database is away; everything is kept then. */
  flush(): Promise<void>
}

/** Results kept in memory while the database is away; the oldest are dropped beyond it. */
const backlog = 10_000
const batchSize = 500

export function createResultWriter(workerId: string): ResultWriter {
  let waiting: Waiting[] = []
  let writing: Waiting[] = []
  const flush = async () => {
    writing = waiting.splice(0)
    try {
      while (writing.length > 0) {
        const batch = nextBatch(writing)
        await writeBatch(workerId, batch)
        const written = new Set(batch)
        writing = writing.filter((one) => !written.has(one))
      }
    } finally {
      waiting = [...writing, ...waiting].slice(-backlog)
      writing = []
    }
  }
  return {
    add: ({ partnerId, ...found }) => waiting.push({ partnerId, interfaceId: found.interfaceId, found }),
    postpone: ({ partnerId, interfaceId }) => waiting.push({ partnerId, interfaceId }),
    interfaceIds: () => [...writing, ...waiting].map(({ interfaceId }) => interfaceId),
    flush,
  }
}

/** The oldest results of one partner, one of each interface: what follows from a result needs the one before it stored. */
function nextBatch(writing: readonly Waiting[]): Waiting[] {
  const batch = new Map<string, Waiting>()
  const partnerId = writing[0]?.partnerId
  for (const one of writing) {
    if (batch.size === batchSize) break
    if (one.partnerId === partnerId && !batch.has(one.interfaceId)) batch.set(one.interfaceId, one)
  }
  return [...batch.values()]
}

/** What cannot be stored though the database is there is logged and given up, so that it holds up nothing else. */
async function writeBatch(workerId: string, batch: readonly Waiting[]): Promise<void> {
  const actor = systemActor({ id: batch[0]?.partnerId ?? '' })
  const found = batch.flatMap((one) => (one.found ? [one.found] : []))
  const postponed = batch
    .filter((one) => !one.found)
    .map(({ interfaceId }) => ({ id: interfaceId, ...nextTimeOf(interfaceId) }))
  try {
    await database().asPartner(actor.partnerId, async (tx) => {
      const stored = new Set((await recordResults(tx, actor.partnerId, found)).map(({ interfaceId }) => interfaceId))
      const stale = found.filter(({ interfaceId }) => !stored.has(interfaceId))
      const again = stale.map(({ interfaceId }) => ({ id: interfaceId, nextCheckAt: null }))
      if (again.length > 0) await postponeChecks(tx, workerId, again)
    })
    if (postponed.length > 0)
      await database().asPartner(actor.partnerId, (tx) => postponeChecks(tx, workerId, postponed))
  } catch (error) {
    if (isUnavailable(error)) throw error
    log.error({ err: error, partnerId: actor.partnerId, results: batch.length }, 'results could not be stored')
  }
}

function nextTimeOf(interfaceId: string): { nextCheckAt: string } {
  return { nextCheckAt: nextCheckAt(interfaceId, env().probeIntervalSeconds * 1_000, now()).toISOString() }
}
