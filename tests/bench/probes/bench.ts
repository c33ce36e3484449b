/** What every phase of the benchmark works on: its plan, its network, its database; and how it tells them what to do. */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { NetworkFacts } from './children'
import type { Fleet } from './fleet'

export interface Bench {
  plan: { interfaces: number; living: number; intervalMs: number; warmUpMs: number; steadyMs: number; bareMs: number }
  network: NetworkFacts
  fleet: Fleet
  owner: pg.Client
  postmaster: number
  variables: Record<string, string>
  tell(line: string): unknown
}

export const addressesEach = 2

export async function untilSome<T>(read: () => Promise<T[]>): Promise<T[]> {
  for (;;) {
    const found = await read()
    if (found.length > 0) return found
    await pause(100)
  }
}

export async function control(
  { environment }: NetworkFacts,
  method: string,
  place: string,
  body: unknown,
): Promise<void> {
  const answer = await fetch(new URL(place, environment.LAB_URL), {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${place} answered ${answer.status}: ${await answer.text()}`)
}
