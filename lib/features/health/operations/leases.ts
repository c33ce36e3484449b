/** Owns what a worker has leased: who is checked now, until when nobody else may, and what to do when that is over. */
import type { ProbeTarget } from '@/lib/domain/health/types'
import { database } from '@/lib/platform/db/database'
import type { LeasedInterface } from '@/lib/platform/db/hub-functions'

/** A killed worker's interfaces are free again after this time: with the next look, well within 15 s. */
export const leaseSeconds = 9
const renewBeforeMs = 6_000

/** An interface that this worker holds. Times are milliseconds of the monotonic clock. */
export interface Held extends LeasedInterface {
  target: ProbeTarget
  dueAtMs: number
  leaseEndsAtMs: number
  /** Checked without a lease, because the database is away. */
  isFromMemory: boolean
  /** Stops the check: at the end of the work, of its own time, or of the lease. */
  stop: AbortController
}

export interface Leases {
  readonly held: ReadonlyMap<string, Held>
  add(held: Held): void
  remove(held: Held): void
  /** Lengthens leases that end soon; what could not be kept is stopped, for another worker may have it. */
  renew(): Promise<void>
  /** Stops what this worker may no longer check. Call it also while the database is away. */
  dropEnded(): void
  stopAll(): void
}

export function createLeases(workerId: string): Leases {
  const held = new Map<string, Held>()
  const drop = (one: Held) => {
    held.delete(one.interfaceId)
    one.stop.abort()
  }
  return {
    held,
    add: (one) => {
      held.set(one.interfaceId, one)
    },
    remove: (one) => {
      if (held.get(one.interfaceId) === one) held.delete(one.interfaceId)
    },
    stopAll: () => {
      for (const one of held.values()) one.stop.abort()
    },
    dropEnded: () => {
      for (const one of held.values()) if (one.leaseEndsAtMs <= performance.now()) drop(one)
    },
    renew: async () => {
      const askedAt = performance.now()
      const ending = [...held.values()].filter((one) => one.leaseEndsAtMs - askedAt < renewBeforeMs)
      if (ending.length === 0) return
      const interfaceIds = ending.map(({ interfaceId }) => interfaceId)
      const kept = new Set(await database().hub.renewLeases({ worker: workerId, interfaceIds, leaseSeconds }))
      for (const one of ending) {
        if (kept.has(one.interfaceId)) one.leaseEndsAtMs = askedAt + leaseSeconds * 1_000
        else if (held.get(one.interfaceId) === one) drop(one)
      }
    },
  }
}
