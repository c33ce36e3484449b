/** Owns what a worker checks while the database is away: what it checked itself before, each at its own next time. */
import { nextCheckAt } from '@/lib/domain/health/schedule'
import { now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env/env'
import { type Held, leaseSeconds } from './leases'

/** Until then the database is only slow, and leases of others may still run. */
const silentMs = leaseSeconds * 1_000
/** A worker that alone lost the database must not go on for ever beside those that took over. */
const mostMs = 10 * 60_000
/** What nobody took by then had been taken before it was due, or is not checked any more. */
const graceMs = 2_000
/** The next try to reach the database may take so long. */
const aheadMs = 4_000

/** What was checked, without what stopped that check. */
type Remembered = Omit<Held, 'stop'>

export interface Memory {
  /** Its check is over: it is due again at the next time of its grid. */
  note(held: Held): void
  /** The database has answered: what was due by then is in its hands. */
  looked(): void
  /** What is due soon and nobody could be asked for; each is answered once. */
  takeDue(most: { living: number; dead: number }): Held[]
}

export function createMemory(): Memory {
  const known = new Map<string, Remembered>()
  let lookedAtMs = performance.now()
  return {
    note: ({ stop: _stop, ...checked }) => {
      const at = now()
      const next = nextCheckAt(checked.interfaceId, env().probeIntervalSeconds * 1_000, at)
      known.set(checked.interfaceId, { ...checked, dueAtMs: performance.now() + next.getTime() - at.getTime() })
    },
    looked: () => {
      lookedAtMs = performance.now()
      for (const [id, { dueAtMs }] of known) if (dueAtMs < lookedAtMs - graceMs) known.delete(id)
    },
    takeDue: ({ living, dead }) => {
      const nowMs = performance.now()
      const lostMs = nowMs - lookedAtMs
      if (lostMs < silentMs || lostMs > mostMs) return []
      const due = [...known.values()]
        .filter(({ dueAtMs }) => dueAtMs < nowMs + aheadMs)
        .toSorted((a, b) => a.dueAtMs - b.dueAtMs)
      const taken = [
        ...due.filter(({ isDown }) => !isDown).slice(0, living),
        ...due.filter(({ isDown }) => isDown).slice(0, dead),
      ]
      for (const { interfaceId } of taken) known.delete(interfaceId)
      return taken.map(heldOf)
    },
  }
}

/** Nobody's lease, and no sign-in: whether the account was refused meanwhile cannot be asked. */
function heldOf(remembered: Remembered): Held {
  const { testAccount: _account, ...target } = remembered.target
  const stop = new AbortController()
  return {
    ...remembered,
    target,
    stop,
    provesSession: false,
    isFromMemory: true,
    leaseEndsAtMs: Number.POSITIVE_INFINITY,
  }
}
