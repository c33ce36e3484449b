/** Decides what is kept of one check for a day: its verdict, and how long each stage took at the slowest address. */
import type { InterfaceResult, Stage } from './types'

export interface Sample {
  dnsMs: number | null
  tcpMs: number | null
  tlsMs: number | null
  httpMs: number | null
}

/** Durations in milliseconds; null where the stage was not measured. */
export function sampleOf({ observation: { dns, addresses } }: InterfaceResult): Sample {
  const slowest = (stage: Stage): number | null =>
    addresses.reduce<number | null>((most, { stages }) => {
      const durationMs = stages.find((fact) => fact.stage === stage)?.durationMs
      return durationMs === undefined ? most : Math.max(most ?? 0, durationMs)
    }, null)
  return { dnsMs: dns.durationMs ?? null, tcpMs: slowest('tcp'), tlsMs: slowest('tls'), httpMs: slowest('http') }
}
