/** Runs node-forge in a thread of its own with a limit of time and memory: the event loop never waits for it (quality.md, T1). */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Result, refuse } from '@/lib/domain/result'
import { env } from '../env/env'
import { createLimiter } from '../net/limiter'
import type { JobInput, JobName, JobOutput } from './forge/jobs'

export interface ThreadLimits {
  /** The thread is killed after this much computing of the process, at the latest after ten times as long. */
  timeMs: number
  memoryMb: number
}

/** For files that somebody sent. */
export const readingLimits: ThreadLimits = { timeMs: 2_000, memoryMb: 96 }
/** For keys of our own making: a long one takes its time on a busy machine. */
const makingLimits: ThreadLimits = { timeMs: 20_000, memoryMb: 96 }

const mostAtOnce = 2
const mostWaiting = 16
const turns = createLimiter(mostAtOnce)
let inHand = 0

const threadFile = () => join(/* turbopackIgnore: true */ env().programsDirectory, 'forge-thread.js')

/** Refusals besides the job's own: `busy` when too many wait, `file-too-costly` when time or memory ran out. */
export async function runInThread<J extends JobName>(
  job: J,
  input: JobInput<J>,
  limits: ThreadLimits = makingLimits,
): Promise<Result<JobOutput<J>>> {
  if (inHand >= mostAtOnce + mostWaiting) return refuse('busy')
  inHand += 1
  try {
    return await turns.run(() => answerOf<J>(job, input, limits))
  } finally {
    inHand -= 1
  }
}

type Told<J extends JobName> = { isReady: true } | { answer: Result<JobOutput<J>> }

/** Calls back when the process has computed for `timeMs`: waiting for a busy machine says nothing about a file. */
function afterComputing(timeMs: number, then: () => void): { stop: () => void } {
  const before = process.cpuUsage()
  const latest = performance.now() + 10 * timeMs
  const look = () => {
    const { user, system } = process.cpuUsage(before)
    const leftMs = timeMs - (user + system) / 1_000
    if (leftMs <= 0 || performance.now() >= latest) return then()
    timer = setTimeout(look, Math.max(leftMs, 20))
  }
  let timer = setTimeout(look, timeMs)
  return { stop: () => clearTimeout(timer) }
}

/** The time of the job counts from when the thread is up: how long that takes says nothing about the file. */
function answerOf<J extends JobName>(job: J, input: JobInput<J>, { timeMs, memoryMb }: ThreadLimits) {
  return new Promise<Result<JobOutput<J>>>((resolve, reject) => {
    const thread = new Worker(/* turbopackIgnore: true */ threadFile(), {
      workerData: { job },
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    })
    let limit: ReturnType<typeof afterComputing> | undefined
    const end = (settle: () => void) => {
      limit?.stop()
      thread.removeAllListeners().on('error', () => undefined)
      void thread.terminate()
      settle()
    }
    thread.on('message', (told: Told<J>) => {
      if ('answer' in told) return end(() => resolve(told.answer))
      limit = afterComputing(timeMs, () => end(() => resolve(refuse('file-too-costly'))))
      thread.postMessage(input)
    })
    thread.once('error', (error: NodeJS.ErrnoException) =>
      end(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refuse('file-too-costly')) : reject(error))),
    )
    thread.once('exit', () => end(() => reject(new Error('The forge thread ended without an answer'))))
  })
}
