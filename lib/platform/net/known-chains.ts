/**
 * Remembers what peers showed as their certificates. Node 20 hands a whole chain out by `getPeerX509Certificate` only, and
 * loses the native memory of every issuer in it (measured: 6 kB a connection, gigabytes a week). So scheduled checks take a
 * chain once a day for each certificate of a server; a new certificate or another complaint about it is taken at once.
 */
import type { PeerCertificates } from './peer-certificates'

export interface KnownChains {
  /** What `take` gives, or what it gave before for the same certificate of the same host with the same complaint. */
  of(peer: { host: string; sha256: string; trustError?: string }, take: () => PeerCertificates): PeerCertificates
}

const keptMs = 24 * 3_600_000
const mostKept = 8_000

export function createKnownChains(): KnownChains {
  const known = new Map<string, { peer: PeerCertificates; takenAtMs: number }>()
  return {
    of: ({ host, sha256, trustError = '' }, take) => {
      const key = `${host} ${sha256} ${trustError}`
      const kept = known.get(key)
      if (kept && performance.now() - kept.takenAtMs < keptMs) return kept.peer
      if (known.size >= mostKept) known.clear()
      const taken = take()
      // What is kept must not hold on to the certificates of the connection.
      const sent = taken.sent()
      const peer = { ...taken, sent: () => sent }
      known.set(key, { peer, takenAtMs: performance.now() })
      return peer
    },
  }
}
