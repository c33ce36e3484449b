/** Knows which networks answered lately: a connection that opened proves that our own network is there. */
import { addressClassOf, bytesOf, unmapped } from '@/lib/domain/net/address-class'

export interface Reach {
  /** A connection to this address opened, or was refused by it, just now. */
  note(address: string): void
  /** Whether anybody in the address's network answered since `sinceMs` of the monotonic clock. */
  hasAnswered(address: string, sinceMs: number): boolean
}

const mostNetworks = 10_000

export function createReach(): Reach {
  const answeredAt = new Map<string, number>()
  return {
    note: (address) => {
      if (answeredAt.size >= mostNetworks) answeredAt.clear()
      answeredAt.set(networkOf(address), performance.now())
    },
    hasAnswered: (address, sinceMs) => (answeredAt.get(networkOf(address)) ?? Number.NEGATIVE_INFINITY) >= sinceMs,
  }
}

/** The Internet is one network; of the operator's own each /16 may have a way of its own. */
function networkOf(address: string): string {
  const bytes = unmapped(bytesOf(address))
  return addressClassOf(bytes) === 'public' ? 'public' : bytes.slice(0, 2).join('.')
}
