/** The phases of the benchmark, one after another on the same network and database. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Bench } from './bench'
import { startWorker } from './children'
import { deadPhase, restartPhase, takeoverPhase } from './failures'
import { bareLoop, steadyPhase } from './load'
import { allChecked, saidSince } from './stored-facts'

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
