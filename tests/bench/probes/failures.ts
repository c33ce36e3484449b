/** What becomes of the checks when a worker restarts, when many targets die, and when a worker is killed. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Bench, control, untilSome } from './bench'
import { startWorker } from './children'
import { punctualityOf, samplesSince } from './fleet'
import { allChecked, statesOf } from './stored-facts'

export async function restartPhase(bench: Bench) {
  const before = await statesOf(bench)
  const startedMs = Date.now()
  const worker = await startWorker(bench.variables)
  const known = await statesOf(bench)
  if (known !== before) throw new Error('a restart changed what is known of the interfaces')
  await allChecked(bench, startedMs)
  return { worker, restartSeconds: (Date.now() - startedMs) / 1_000 }
}

/** A result that was found just before may be written after: its interface waits for its next slot. */
const unwrittenMs = 1_000

/** All dead ones at once, after the first interval in which they fell silent; the living ones keep their grid meanwhile. */
export async function deadPhase({ network, plan, fleet, owner }: Bench) {
  const fromMs = Date.now()
  const faults = network.clusters.slice(0, plan.interfaces / 5).map(({ key }) => ({ fault: 'hang', cluster: key }))
  await control(network, 'POST', '/api/faults', faults)
  const areDown = async () => {
    const { rows } = await owner.query(
      `SELECT count(*)::int AS count FROM cluster_interface WHERE state = 'down' AND id = ANY ($1)`,
      [fleet.breaking],
    )
    return rows[0]?.count === fleet.breaking.length
  }
  while (!(await areDown())) await pause(500)
  const dueMs = Date.now()
  await owner.query(`UPDATE cluster_interface SET next_check_at = now() WHERE id = ANY ($1)`, [fleet.breaking])
  const left = async () => {
    const { rows } = await owner.query(
      `SELECT count(*)::int AS count FROM cluster_interface WHERE checked_at < $1 AND id = ANY ($2)`,
      [new Date(dueMs - unwrittenMs), fleet.breaking],
    )
    return rows[0]?.count > 0
  }
  while (await left()) await pause(200)
  const cycleSeconds = (Date.now() - dueMs) / 1_000
  const untilMs = Math.max(Date.now(), fromMs + plan.intervalMs + 2_000)
  await pause(Math.max(0, untilMs - Date.now()) + 1_500)
  const samples = await samplesSince(owner, fromMs - 1_000)
  const { latestMs } = punctualityOf(samples, fleet.living, { fromMs, untilMs, intervalMs: plan.intervalMs })
  return { cycleSeconds, lateSeconds: latestMs / 1_000 }
}

/** With dead targets a worker always holds some; what it held when it was killed must be checked by the other. */
export async function takeoverPhase(
  bench: Bench,
  first: { kill(signal: NodeJS.Signals): Promise<void> },
): Promise<number> {
  const { owner, plan, fleet, network } = bench
  const holders = async () => {
    const { rows } = await owner.query<{ worker: string; ids: string[] }>(
      `SELECT leased_by AS worker, array_agg(id::text) AS ids FROM cluster_interface WHERE leased_by IS NOT NULL GROUP BY 1`,
    )
    return rows
  }
  const alone = new Set((await untilSome(holders)).map(({ worker }) => worker))
  const second = await startWorker(bench.variables)
  const fromMs = Date.now()
  await pause(plan.intervalMs / 2)
  const samples = await samplesSince(owner, fromMs)
  const { twice } = punctualityOf(samples, fleet.interfaceIds, {
    fromMs,
    untilMs: Date.now(),
    intervalMs: plan.intervalMs,
  })
  if (twice > 0) throw new Error(`two workers checked ${twice} slots twice`)
  const held = await untilSome(async () => (await holders()).filter(({ worker }) => alone.has(worker)))
  const killedMs = Date.now()
  await first.kill('SIGKILL')
  const ids = held.flatMap((one) => one.ids)
  await untilSome(async () => {
    const { rows } = await owner.query(
      `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM cluster_interface WHERE id = ANY ($1) AND checked_at < $2)`,
      [ids, new Date(killedMs)],
    )
    return rows
  })
  const seconds = (Date.now() - killedMs) / 1_000
  await second.kill('SIGTERM')
  await control(network, 'DELETE', '/api/faults', {})
  return seconds
}
