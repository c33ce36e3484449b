/** Says a length of time in its two largest units; the words are under `patterns.duration`. */

export interface DurationParts {
  unit: 'seconds' | 'minutes' | 'hours' | 'days'
  seconds: number
  minutes: number
  hours: number
  days: number
}

/** Whole units, the rest cut off; less than a minute is told in seconds. */
export function durationPartsOf(ms: number): DurationParts {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [minutes, hours, days] = [Math.floor(seconds / 60), Math.floor(seconds / 3_600), Math.floor(seconds / 86_400)]
  if (days > 0) return { unit: 'days', seconds, minutes, hours: hours - days * 24, days }
  if (hours > 0) return { unit: 'hours', seconds, minutes: minutes - hours * 60, hours, days }
  return { unit: minutes > 0 ? 'minutes' : 'seconds', seconds, minutes, hours, days }
}
