/** Keeps a process that runs for months small; call it before anything else of the process begins. */
import { setFlagsFromString } from 'node:v8'

/**
 * Prisma's query compiler is WebAssembly: optimised, it takes 80 MB more than compiled once, and the worker writes in so
 * few statements that nobody would notice. What probes leave behind is collected when a quarter of what is alive has
 * gathered: by default V8 waits for four times as much, which is 120 MB more for a worker of 2,000 interfaces.
 */
export function keepMemoryLean(): void {
  setFlagsFromString('--liftoff-only')
  setFlagsFromString('--heap-growing-percent=25')
}
