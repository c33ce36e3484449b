/** How every benchmark here measures: the two sides in turn, and the median of the ratios, so that a busy machine drifts under both. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = low] = sorted.length % 2 ? [sorted[middle]] : sorted.slice(middle - 1, middle + 1)
  return (low + high) / 2
}

/** Milliseconds that `work` takes, `times` times one after another, divided by `times`. */
export async function millisecondsEach(times: number, work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  for (let turn = 0; turn < times; turn++) await work()
  return (performance.now() - startedMs) / times
}

export interface Comparison {
  ratio: number
  oursMs: number
  bareMs: number
}

/** Ours and bare in turn, round by round, after one round that does not count. */
export async function compare(
  { rounds, times }: { rounds: number; times: number },
  ours: () => Promise<unknown>,
  bare: () => Promise<unknown>,
): Promise<Comparison> {
  const results: Comparison[] = []
  for (let round = 0; round <= rounds; round++) {
    const bareMs = await millisecondsEach(times, bare)
    const oursMs = await millisecondsEach(times, ours)
    if (round > 0) results.push({ ratio: oursMs / bareMs, oursMs, bareMs })
  }
  return {
    ratio: median(results.map(({ ratio }) => ratio)),
    oursMs: median(results.map(({ oursMs }) => oursMs)),
    bareMs: median(results.map(({ bareMs }) => bareMs)),
  }
}
