'use client'

/** How long something has lasted, counting on while it is looked at. */
import { useFormatter, useNow } from 'next-intl'
import { useDuration } from '../patterns/duration'

const everyMs = 10_000

export function Elapsed({ since }: { since: string }) {
  const format = useFormatter()
  const duration = useDuration()
  const now = useNow({ updateInterval: everyMs })
  const begun = new Date(since)
  return (
    <time dateTime={since} title={format.dateTime(begun, 'instant')} className="tabular-nums" suppressHydrationWarning>
      {duration(now.getTime() - begun.getTime())}
    </time>
  )
}
