/** Owns a bulkhead: at most so many connections at once, the others wait their turn in order. */

export interface Limiter {
  run<T>(task: () => Promise<T>): Promise<T>
}

export function createLimiter(most: number): Limiter {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    async run(task) {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
      else running += 1
      try {
        return await task()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running -= 1
      }
    },
  }
}
