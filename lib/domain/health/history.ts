/** Folds counted checks into hours, days and uptime, and changes of state into a timeline (ux.md section 3). */
import type { HealthState } from './types'

export interface Bucket {
  /** The start of the hour. */
  at: Date
  up: number
  degraded: number
  down: number
  unknown: number
}

/** One cell of a history bar: its window, its worst state (null: no data) and what was counted in it. */
export interface HistoryCell {
  startsAt: string
  endsAt: string
  state: HealthState | null
  checks: number
  failedChecks: number
  /** Percent of checks that were up or degraded; null without a known check. */
  uptimePercent: number | null
  /** All its failed checks fell into maintenance. */
  isMaintenance?: true
}

export interface Uptimes {
  day: number | null
  week: number | null
  month: number | null
  quarter: number | null
}

export type Counts = Omit<Bucket, 'at'>

/** One local day: its name (YYYY-MM-DD) and its window; 23 or 25 hours where clocks change. */
export interface Day {
  name: string
  startsAt: Date
  endsAt: Date
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const allStates = ['up', 'degraded', 'down', 'unknown'] as const
/** Unknown colours a cell only when nothing else was seen in it: it says nothing about the interface. */
const worstFirst = ['down', 'degraded', 'up', 'unknown'] as const

export const hourOf = (time: Date): Date => new Date(Math.floor(time.getTime() / hourMs) * hourMs)

/** Cells of the last `count` hours, oldest first; the last one is the hour that runs. */
export function hourCellsOf(buckets: readonly Bucket[], count: number, now: Date): HistoryCell[] {
  const last = hourOf(now).getTime()
  const byHour = new Map(mergeBuckets(buckets).map((bucket) => [bucket.at.getTime(), bucket]))
  return Array.from({ length: count }, (_, index) => {
    const start = last - (count - 1 - index) * hourMs
    return cellOf(byHour.get(start), new Date(start), new Date(start + hourMs))
  })
}

/** The last `count` days as the partner's time zone cuts them, oldest first; the last one is today. */
export function lastDaysOf(count: number, now: Date, timeZone: string): Day[] {
  const nameOf = dayNamesOf(timeZone)
  const days: Day[] = []
  let inside = now
  for (let index = 0; index < count; index += 1) {
    const startsAt = firstInstantOf(inside, nameOf)
    days.unshift({ name: nameOf(inside), startsAt, endsAt: days[0]?.startsAt ?? endOfDay(startsAt, nameOf) })
    inside = new Date(startsAt.getTime() - 1)
  }
  return days
}

/** One cell per day; `counts` are the day's checks by its name. */
export function dayCellsOf(days: readonly Day[], counts: ReadonlyMap<string, Counts>): HistoryCell[] {
  return days.map((day) => cellOf(counts.get(day.name), day.startsAt, day.endsAt))
}

/** Percent of the known checks since `now - days` that were up or degraded; null without any. */
export function uptimeOf(buckets: readonly Bucket[], days: number, now: Date): number | null {
  const from = now.getTime() - days * dayMs
  return uptimePercentOf(sumOf(buckets.filter((bucket) => bucket.at.getTime() > from - hourMs)))
}

export function uptimesOf(buckets: readonly Bucket[], now: Date): Uptimes {
  const [day, week, month, quarter] = [1, 7, 30, 90].map((days) => uptimeOf(buckets, days, now))
  return { day: day ?? null, week: week ?? null, month: month ?? null, quarter: quarter ?? null }
}

export interface Change {
  from: HealthState
  to: HealthState
  at: Date
}

/** Each change with how long its state lasted, newest first; the newest lasts until `now`. */
export function timelineOf<C extends Change>(changes: readonly C[], now: Date): (C & { lastedMs: number })[] {
  const newestFirst = changes.toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return newestFirst.map((change, index) => {
    const endedAt = newestFirst[index - 1]?.at ?? now
    return { ...change, lastedMs: Math.max(0, endedAt.getTime() - change.at.getTime()) }
  })
}

/** Adds buckets of several interfaces hour by hour. */
export function mergeBuckets(buckets: readonly Bucket[]): Bucket[] {
  const byHour = new Map<number, Bucket>()
  for (const bucket of buckets) {
    const at = hourOf(bucket.at)
    const sum = byHour.get(at.getTime()) ?? { at, ...noCounts }
    byHour.set(at.getTime(), { at, ...sumOf([sum, bucket]) })
  }
  return [...byHour.values()]
}

export const noCounts: Counts = { up: 0, degraded: 0, down: 0, unknown: 0 }

function sumOf(buckets: readonly Counts[]): Counts {
  const sum = { ...noCounts }
  for (const bucket of buckets) for (const state of allStates) sum[state] += bucket[state]
  return sum
}

/** Percent of known checks that were up or degraded; null without any. */
export function uptimePercentOf(counts: Counts): number | null {
  const known = counts.up + counts.degraded + counts.down
  return known === 0 ? null : ((counts.up + counts.degraded) / known) * 100
}

/** A percentage as a share with two decimals of percent, cut off: what was down once never reads as 100%. */
export function shownShare(percent: number): number {
  return Math.floor(percent * 100 + 1e-9) / 10_000
}

function cellOf(counts: Counts | undefined, start: Date, end: Date): HistoryCell {
  const counted = counts ?? noCounts
  return {
    startsAt: start.toISOString(),
    endsAt: end.toISOString(),
    state: worstFirst.find((state) => counted[state] > 0) ?? null,
    checks: counted.up + counted.degraded + counted.down + counted.unknown,
    failedChecks: counted.down,
    uptimePercent: uptimePercentOf(counted),
  }
}

function dayNamesOf(timeZone: string): (time: Date) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (time) => format.format(time)
}

/** The first instant of the local day that `inside` lies in, found by halving: offsets and gaps need no table. */
function firstInstantOf(inside: Date, nameOf: (time: Date) => string): Date {
  const name = nameOf(inside)
  let [early, late] = [inside.getTime() - 26 * hourMs, inside.getTime()]
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (nameOf(new Date(middle)) === name) late = middle
    else early = middle
  }
  return new Date(late)
}

function endOfDay(startsAt: Date, nameOf: (time: Date) => string): Date {
  return firstInstantOf(new Date(startsAt.getTime() + 30 * hourMs), nameOf)
}
