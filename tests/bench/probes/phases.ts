/** The phases of the benchmark, one after another on the same network and database. */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type BareFacts, type BareTarget, type NetworkFacts, runBareLoop, startWorker } from './children'
import { type Fleet, punctualityOf, samplesSince } from './fleet'
import { processorMsOf, processorMsOfFamily, residentMegabytesOf } from './process-facts'

export interface Bench {
  plan: { interfaces: number; living: number; intervalMs: number; warmUpMs: number; steadyMs: number; bareMs: number }
  network: NetworkFacts
  fleet: Fleet
  owner: pg.Client
  postmaster: number
  variables: Record<string, string>
  tell(line: string): unknown
}

export interface BenchResult {
  costRatio: number
  onTimeShare: number
  rssMegabytes: number
  deadCycleSeconds: number
  liveLateSeconds: number
  restartSeconds: number
  falseAlerts: number
  takeoverSeconds: number
}

const addressesEach = 2

export async function runPhases(bench: Bench): Promise<BenchResult> {
  const bareBefore = await bareLoop(bench)
  const first = await startWorker(bench.variables)
  await allChecked(bench, Date.now())
  // Compiling the code and reading every certificate for the first time is not what a checked interface costs.
  await pause(bench.plan.warmUpMs)
  const settledMs = Date.now()
  const steady = await steadyPhase(bench, first.pid)
  await first.kill('SIGTERM')
  const bareAfter = await bareLoop(bench)
  const bareMs = (bareBefore.processorMs + bareAfter.processorMs) / (bareBefore.requests + bareAfter.requests)
  const costRatio = steady.processorMsEach / bareMs
  bench.tell(
    `one address of one interface  ${round(steady.processorMsEach)} ms, of it PostgreSQL ${round(steady.storageMsEach)} ms`,
  )
  bench.tell(`a bare TLS connection and GET ${round(bareMs)} ms: ${round(costRatio)} x`)
  bench.tell(`on time                       ${(steady.onTimeShare * 100).toFixed(3)} %, latest ${steady.latestMs} ms`)
  bench.tell(
    `resident memory               ${round(steady.rssMegabytes)} MB, at first ${round(steady.firstRssMegabytes)} MB`,
  )

  const { worker, restartSeconds } = await restartPhase(bench)
  const said = await saidSince(bench, settledMs)
  bench.tell(
    `all checked after a restart   ${round(restartSeconds)} s, ${said.alerts} false alerts, ${said.changes} changes of state`,
  )

  const dead = await deadPhase(bench)
  bench.tell(
    `all dead ones checked         ${round(dead.cycleSeconds)} s, living ones at most ${round(dead.lateSeconds)} s late`,
  )

  const takeoverSeconds = await takeoverPhase(bench, worker)
  bench.tell(`taken over from a killed one  ${round(takeoverSeconds)} s`)
  return {
    costRatio: round(costRatio),
    onTimeShare: Math.floor(steady.onTimeShare * 100_000) / 100_000,
    rssMegabytes: round(steady.rssMegabytes),
    deadCycleSeconds: round(dead.cycleSeconds),
    liveLateSeconds: round(dead.lateSeconds),
    restartSeconds: round(restartSeconds),
    falseAlerts: said.alerts,
    takeoverSeconds: round(takeoverSeconds),
  }
}

const round = (value: number) => Math.round(value * 100) / 100

function bareLoop({ network, plan }: Bench): Promise<BareFacts> {
  const targets = network.clusters.flatMap(({ hosts, addresses, urls }): BareTarget[] => {
    const paths = { 'xsi-actions': urls.xsiActionsUrl, 'xsi-events': urls.xsiEventsUrl, dms: urls.dmsUrl } as const
    return Object.entries(paths).flatMap(([kind, url]) => {
      const { port, pathname } = new URL(url)
      const path = kind === 'dms' ? pathname : `${pathname}/v2.0/versions`
      return addresses.map((address) => ({ address, port: Number(port), host: hosts[kind as 'dms'], path }))
    })
  })
  const perSecond = ((plan.interfaces + plan.living) * addressesEach * 1_000) / plan.intervalMs
  const everyMs = (targets.length * 1_000) / perSecond
  return runBareLoop({ targets, everyMs, forMs: plan.bareMs, ca: readAnchors(network) })
}

function readAnchors({ environment }: NetworkFacts): string {
  return readFileSync(environment.TRUSTED_ANCHORS_FILE ?? '', 'utf8')
}

async function steadyPhase({ owner, fleet, plan, postmaster }: Bench, pid: number) {
  const fromMs = Date.now()
  const before = { worker: processorMsOf(pid), storage: processorMsOfFamily(postmaster) }
  const memory: number[] = []
  while (Date.now() - fromMs < plan.steadyMs) {
    memory.push(residentMegabytesOf(pid))
    await pause(2_000)
  }
  const untilMs = Date.now()
  const workerMs = processorMsOf(pid) - before.worker
  const storageMs = processorMsOfFamily(postmaster) - before.storage
  await pause(1_500)
  const samples = await samplesSince(owner, fromMs - 1_000)
  const probes =
    samples.filter(({ checkedAtMs }) => checkedAtMs >= fromMs && checkedAtMs < untilMs).length * addressesEach
  const { expected, onTime, latestMs, twice } = punctualityOf(samples, fleet.interfaceIds, {
    fromMs,
    untilMs,
    intervalMs: plan.intervalMs,
  })
  if (twice > 0) throw new Error(`${twice} slots were checked twice`)
  return {
    processorMsEach: (workerMs + storageMs) / probes,
    storageMsEach: storageMs / probes,
    onTimeShare: onTime / expected,
    latestMs: Math.round(latestMs),
    rssMegabytes: Math.max(...memory),
    firstRssMegabytes: memory[0] ?? 0,
  }
}

async function restartPhase(bench: Bench) {
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
async function deadPhase({ network, plan, fleet, owner }: Bench) {
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
async function takeoverPhase(bench: Bench, first: { kill(signal: NodeJS.Signals): Promise<void> }): Promise<number> {
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

async function untilSome<T>(read: () => Promise<T[]>): Promise<T[]> {
  for (;;) {
    const found = await read()
    if (found.length > 0) return found
    await pause(100)
  }
}

async function allChecked({ owner }: Bench, sinceMs: number): Promise<void> {
  for (;;) {
    const { rows } = await owner.query(
      `SELECT count(*)::int AS count FROM cluster_interface WHERE checked_at IS NULL OR checked_at < $1`,
      [new Date(sinceMs)],
    )
    if (rows[0]?.count === 0) return
    await pause(200)
  }
}

async function statesOf({ owner }: Bench): Promise<string> {
  const { rows } = await owner.query(`SELECT id, state, reason, state_since FROM cluster_interface ORDER BY id`)
  return JSON.stringify(rows)
}

/** What was said though nothing was broken: incidents and deliveries are alerts, a change of state is not yet one. */
async function saidSince({ owner }: Bench, sinceMs: number): Promise<{ alerts: number; changes: number }> {
  const { rows } = await owner.query(
    `SELECT (SELECT count(*) FROM incident WHERE opened_at > $1)::int
       + (SELECT count(*) FROM alert_delivery WHERE occurred_at > $1)::int AS alerts,
       (SELECT count(*) FROM health_change WHERE occurred_at > $1)::int AS changes`,
    [new Date(sinceMs)],
  )
  return rows[0]
}

async function control({ environment }: NetworkFacts, method: string, place: string, body: unknown): Promise<void> {
  const answer = await fetch(new URL(place, environment.LAB_URL), {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${place} answered ${answer.status}: ${await answer.text()}`)
}
