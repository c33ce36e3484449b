'use client'

/** A moment: how long ago, with the exact time and its zone on hover; it goes on counting while it is looked at. */
import { useFormatter, useNow, useTimeZone } from 'next-intl'
import type { formats } from '@/lib/platform/i18n/formats'

interface RelativeTimeProps {
  at: Date | string
}

const asDate = (at: Date | string): Date => (typeof at === 'string' ? new Date(at) : at)

/** Seconds count while they are young; later a minute is close enough. */
const everyMs = 10_000

export function RelativeTime({ at }: RelativeTimeProps) {
  const format = useFormatter()
  const now = useNow({ updateInterval: everyMs })
  const date = asDate(at)
  const isJust = date > now && date.getTime() - now.getTime() < 2 * everyMs
  return (
    <time
      dateTime={date.toISOString()}
      title={format.dateTime(date, 'instant')}
      className="tabular-nums"
      suppressHydrationWarning
    >
      {format.relativeTime(date, { now: isJust ? date : now, style: 'narrow' })}
    </time>
  )
}

interface DateTimeProps {
  at: Date | string
  format?: keyof (typeof formats)['dateTime']
}

/** A moment written out; the partner's zone is named on hover where the format leaves it out. */
export function DateTime({ at, format: name = 'instant' }: DateTimeProps) {
  const format = useFormatter()
  const timeZone = useTimeZone()
  const date = asDate(at)
  return (
    <time
      dateTime={date.toISOString()}
      title={`${format.dateTime(date, 'instant')} (${timeZone})`}
      className="tabular-nums"
    >
      {format.dateTime(date, name)}
    </time>
  )
}
