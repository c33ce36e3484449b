/** The head of the interface status: how many of each, and how fresh it is. */
import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/patterns/page-header'
import { RelativeTime } from '@/components/patterns/relative-time'
import type { StatusPage } from '@/lib/features/health/types'

export function StatusHeader({ status: { counts, checkedAt } }: { status: StatusPage }) {
  const t = useTranslations('health.status')
  const parts = (['down', 'degraded', 'unknown', 'up'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => t(`part.${state}`, { count: counts[state] }))
  return (
    <PageHeader
      here={t('title')}
      title={t('title')}
      text={parts.length > 0 && t('text', { parts: parts.join(', ') })}
      aside={checkedAt && t.rich('live', { time: () => <RelativeTime at={checkedAt} /> })}
    />
  )
}
