/** Keeps a process that runs for months small; call it before anything else of the process begins. */
import { setFlagsFromString } from 'node:v8'

/**
 * Prisma's query compiler is WebAssembly: optimised, it takes 80 MB more than compiled once, and the worker writes in so
 * few statements that nobody would notice. Young objects of probes die at once: a small nursery is enough for them.
 */
export function keepMemoryLean(): void {
  setFlagsFromString('--liftoff-only')
  setFlagsFromString('--max-semi-space-size=4')
}
