'use client'

/** When something began: the clock on the same day, the date when it is longer ago. */
import { useNow } from 'next-intl'
import { DateTime } from '@/components/patterns/relative-time'

const dayMs = 86_400_000

export function Since({ at }: { at: string }) {
  const isOld = useNow().getTime() - Date.parse(at) > dayMs
  return <DateTime at={at} format={isOld ? 'dayShort' : 'clockZone'} />
}
