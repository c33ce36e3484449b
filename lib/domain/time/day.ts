/** Decides when a calendar day begins and ends in a time zone, over changes to and from summer time. */

const dayMs = 86_400_000

/** The first moment of `YYYY-MM-DD` in the zone; null for what is no date. */
export function startOfDay(day: string, timeZone: string): Date | null {
  const asUtc = utcOf(day)
  if (asUtc === null) return null
  const guess = asUtc - offsetAt(asUtc, timeZone)
  return new Date(asUtc - offsetAt(guess, timeZone))
}

/** The first moment of the day after. */
export function endOfDay(day: string, timeZone: string): Date | null {
  const asUtc = utcOf(day)
  return asUtc === null ? null : startOfDay(new Date(asUtc + dayMs).toISOString().slice(0, 10), timeZone)
}

export function isDay(text: string): boolean {
  return utcOf(text) !== null
}

function utcOf(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const utc = Date.parse(`${day}T00:00:00.000Z`)
  return Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day ? null : utc
}

/** How far the zone's clock is ahead of UTC at that moment, in milliseconds. */
export function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(moment / 1000) * 1000
}
