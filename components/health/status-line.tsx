/** One line under a cluster's name: what is wrong, or since when nobody looks. */
import { useTranslations } from 'next-intl'
import { DateTime } from '@/components/patterns/relative-time'
import type { StatusRow } from '@/lib/features/health/types'
import { Elapsed } from './elapsed'
import { useHealthWords } from './words'

export function StatusLine({ row }: { row: StatusRow }) {
  const t = useTranslations('health.status')
  const names = useTranslations('health.interfaces')
  const words = useHealthWords()
  const { pausedAt, worst, state, stateSince, isFlapping, changesInLastHour, checkedAt } = row
  if (pausedAt) {
    const time = () => <DateTime at={pausedAt} format="dayShort" />
    return t.rich(checkedAt ? 'paused' : 'never', { time })
  }
  if (isFlapping) return t('flapping', { count: changesInLastHour })
  if (!worst) return null
  const name = names(worst.kind)
  if (state === 'down' && stateSince) return t.rich('down', { name, time: () => <Elapsed since={stateSince} /> })
  const reason = words.reason(worst.reason)
  return worst.address ? t('degraded', { name, address: worst.address, reason }) : t('plain', { name, reason })
}
