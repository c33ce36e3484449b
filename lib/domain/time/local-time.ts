/** Reads what a clock on a wall of some time zone shows, over changes to and from summer time. */
import { offsetAt } from './day'

const pattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})$/

/**
 * The moment of `YYYY-MM-DDTHH:MM` in the zone; of an hour that comes twice the first. Null for what is no time, and for
 * an hour that is left out when clocks go forward.
 */
export function instantOf(text: string, timeZone: string): Date | null {
  if (!pattern.test(text)) return null
  const asUtc = Date.parse(`${text.replace(' ', 'T')}:00.000Z`)
  if (Number.isNaN(asUtc) || localTimeOf(new Date(asUtc), 'UTC') !== text.replace(' ', 'T')) return null
  const hourMs = 3_600_000
  const candidates = [asUtc - 24 * hourMs, asUtc + 24 * hourMs].map((near) => asUtc - offsetAt(near, timeZone))
  const right = candidates.filter((moment) => moment + offsetAt(moment, timeZone) === asUtc)
  return right.length === 0 ? null : new Date(Math.min(...right))
}

/** What the zone's clock shows at that moment, as `YYYY-MM-DDTHH:MM`. */
export function localTimeOf(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(0, 16)
}
