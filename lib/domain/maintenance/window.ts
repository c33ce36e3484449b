/** Decides when a maintenance window may be, how it stands, and which parts of a history it explains. */
import type { Bucket, HistoryCell } from '../health/history'
import type { Problem } from '../result'

export const longestDays = 14

export interface Window {
  startsAt: Date
  endsAt: Date
  /** Ended by hand, or cancelled before it began. */
  endedAt: Date | null
}

export type WindowState = 'planned' | 'running' | 'past' | 'ended' | 'cancelled'

export function windowStateOf({ startsAt, endsAt, endedAt }: Window, now: Date): WindowState {
  if (endedAt) return endedAt < startsAt ? 'cancelled' : 'ended'
  if (now < startsAt) return 'planned'
  return now < endsAt ? 'running' : 'past'
}

/** Problems by field; null times are ones that no clock shows. */
export function windowProblemsOf(
  { startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null },
  now: Date,
): NonNullable<Problem['fields']> {
  if (!startsAt) return { startsAt: { code: 'local-time-invalid' } }
  if (!endsAt) return { endsAt: { code: 'local-time-invalid' } }
  if (endsAt <= startsAt) return { endsAt: { code: 'window-ends-before-start' } }
  if (endsAt <= now) return { endsAt: { code: 'window-over' } }
  const days = (endsAt.getTime() - startsAt.getTime()) / 86_400_000
  return days > longestDays ? { endsAt: { code: 'window-too-long', params: { days: longestDays } } } : {}
}

/** The span in which alerts were, or will be, kept quiet; null for what was cancelled. */
export function quietSpanOf({ startsAt, endsAt, endedAt }: Window): { from: Date; until: Date } | null {
  const until = endedAt && endedAt < endsAt ? endedAt : endsAt
  return until <= startsAt ? null : { from: startsAt, until }
}

/** The cells with those marked whose failed checks all fell into hours with maintenance. */
export function withMaintenance(
  cells: readonly HistoryCell[],
  buckets: readonly Bucket[],
  windows: readonly Window[],
): HistoryCell[] {
  const spans = windows.flatMap((window) => quietSpanOf(window) ?? [])
  const quiet = buckets.filter(({ at }) => spans.some(({ from, until }) => from < hourAfter(at) && until > at))
  return cells.map((cell) => {
    const [from, until] = [new Date(cell.startsAt), new Date(cell.endsAt)]
    const explained = quiet.reduce((sum, { at, down }) => (at >= from && at < until ? sum + down : sum), 0)
    return cell.failedChecks > 0 && explained === cell.failedChecks ? { ...cell, isMaintenance: true } : cell
  })
}

const hourAfter = (at: Date): Date => new Date(at.getTime() + 3_600_000)
