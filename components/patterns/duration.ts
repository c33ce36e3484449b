/** Says lengths of time by locale, on any page: "4 min", "2 h 10 min". */
import { useTranslations } from 'next-intl'
import { durationPartsOf } from '@/lib/domain/health/duration'

export function useDuration(): (ms: number) => string {
  const t = useTranslations('patterns.duration')
  return (ms) => {
    const { unit, ...parts } = durationPartsOf(ms)
    return t(unit, { ...parts })
  }
}
