/** Runs node-forge in a thread of its own with a limit of time and memory: the event loop never waits for it (quality.md, T1). */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Result, refuse } from '@/lib/domain/result'
import { env } from '../env/env'
import { createLimiter } from '../net/limiter'
import type { JobInput, JobName, JobOutput } from './forge/jobs'

/** Calls `then` after so many milliseconds, unless what it answers is called before. */
export type Alarm = (afterMs: number, then: () => void) => () => void

export interface ThreadLimits {
  /** The thread has so long to load its tools, which says nothing about a file. */
  startMs: number
  /** By the clock on the wall, from when the thread is ready: then it is killed. */
  timeMs: number
  memoryMb: number
}

/** For files that somebody sent: who sent it has a clear sentence within two seconds. */
export const readingLimits: ThreadLimits = { startMs: 5_000, timeMs: 2_000, memoryMb: 96 }
/** For keys of our own making: how long the search for primes takes is luck. */
export const makingLimits: ThreadLimits = { startMs: 5_000, timeMs: 20_000, memoryMb: 96 }

const mostAtOnce = 2
const mostWaiting = 16
const turns = createLimiter(mostAtOnce)
let inHand = 0

const threadFile = () => join(/* turbopackIgnore: true */ env().programsDirectory, 'forge-thread.js')

const wallClock: Alarm = (afterMs, then) => {
  const timer = setTimeout(then, afterMs)
  return () => clearTimeout(timer)
}

/**
 * Refusals besides the job's own: `busy` when too many wait or the thread does not get to start, `file-too-costly` when
 * time or memory ran out.
 */
export async function runInThread<J extends JobName>(
  job: J,
  input: JobInput<J>,
  limits: ThreadLimits = makingLimits,
  alarm: Alarm = wallClock,
): Promise<Result<JobOutput<J>>> {
  if (inHand >= mostAtOnce + mostWaiting) return refuse('busy')
  inHand += 1
  try {
    return await turns.run(() => answerOf<J>(job, input, limits, alarm))
  } finally {
    inHand -= 1
  }
}

type Told<J extends JobName> = { isReady: true } | { answer: Result<JobOutput<J>> }

const started = (job: JobName, memoryMb: number) =>
  new Worker(/* turbopackIgnore: true */ threadFile(), {
    workerData: { job },
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  })

/** One thread for one job, ended by force when its time is over. */
function answerOf<J extends JobName>(job: J, input: JobInput<J>, limits: ThreadLimits, alarm: Alarm) {
  return new Promise<Result<JobOutput<J>>>((resolve, reject) => {
    const thread = started(job, limits.memoryMb)
    const end = (settle: () => void) => {
      silence()
      thread.removeAllListeners().on('error', () => undefined)
      void thread.terminate()
      settle()
    }
    let silence = alarm(limits.startMs, () => end(() => resolve(refuse('busy'))))
    thread.on('message', (told: Told<J>) => {
      if ('answer' in told) return end(() => resolve(told.answer))
      silence()
      silence = alarm(limits.timeMs, () => end(() => resolve(refuse('file-too-costly'))))
      thread.postMessage(input)
    })
    thread.once('error', (error: NodeJS.ErrnoException) =>
      end(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refuse('file-too-costly')) : reject(error))),
    )
    thread.once('exit', () => end(() => reject(new Error('The forge thread ended without an answer'))))
  })
}
