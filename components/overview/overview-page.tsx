/** The first page: the news as its title, only what needs somebody, what is well in one line. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Since } from '@/components/health/since'
import { EmptyState } from '@/components/patterns/empty-state'
import { PageHeader } from '@/components/patterns/page-header'
import { Panel } from '@/components/patterns/panel'
import { RelativeTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { Overview } from '@/lib/features/overview/types'
import { Expiries } from './expiries'
import { HealthyLine } from './healthy-line'
import { TroubleRow } from './trouble-row'

interface OverviewPageProps {
  overview: Overview
  /** What has to be known before the rest is read. */
  notice: ReactNode
  recent: ReactNode
}

export function OverviewPage({ overview, notice, recent }: OverviewPageProps) {
  const t = useTranslations('overview')
  const { checkedAt, troubled, moreTroubled, healthy, total } = overview
  return (
    <>
      <PageHeader
        here={useTranslations('shell')('overview')}
        title={<News overview={overview} />}
        text={total > 0 && <NewsText overview={overview} />}
        aside={checkedAt && t.rich('updated', { time: () => <RelativeTime at={checkedAt} /> })}
      />
      {notice}
      {total === 0 ? (
        <Empty mayWrite={overview.mayWrite} />
      ) : (
        <div className="grid items-start gap-4 pb-8 wide:grid-cols-[minmax(0,1fr)_368px]">
          <Panel
            title={t('clusters')}
            note={t('worstFirst')}
            action={<TextLink href={routes.interfaceStatus}>{t('status')}</TextLink>}
          >
            <ul>
              {troubled.map((cluster) => (
                <TroubleRow key={cluster.id} cluster={cluster} />
              ))}
            </ul>
            {moreTroubled > 0 && (
              <p className="border-t border-hairline px-4 py-3">
                <TextLink href={routes.interfaceStatus}>{t('moreTroubled', { count: moreTroubled })}</TextLink>
              </p>
            )}
            {healthy.length > 0 && <HealthyLine healthy={healthy} checkedAt={overview.healthyCheckedAt} />}
          </Panel>
          <div className="flex min-w-0 flex-col gap-4">
            <Expiries expiries={overview.expiries} />
            {recent}
          </div>
        </div>
      )}
    </>
  )
}

/** The worst thing there is, as a sentence. */
function News({ overview: { counts, total } }: { overview: Overview }) {
  const t = useTranslations('overview.title')
  const worst = (['down', 'degraded', 'unknown'] as const).find((state) => counts[state] > 0)
  if (total === 0) return t('empty')
  if (worst) return t(worst, { count: counts[worst] })
  if (counts.up === 0) return t('paused')
  return t(counts.paused > 0 ? 'watched' : 'up', { count: counts.up })
}

function NewsText({ overview: { counts, total, troubled } }: { overview: Overview }) {
  const t = useTranslations('overview.text')
  const [first] = troubled
  const isNews = first && first.pausedAt === null && first.since !== null
  const alike = isNews ? counts[first.state] - 1 : 0
  return (
    <>
      {isNews &&
        t.rich(alike > 0 ? 'more' : 'since', {
          name: first.name,
          count: alike,
          time: () => <Since at={first.since ?? ''} />,
        })}{' '}
      {t('healthy', { up: counts.up, total })} {counts.paused > 0 && t('paused', { count: counts.paused })}
    </>
  )
}

function Empty({ mayWrite }: { mayWrite: boolean }) {
  const t = useTranslations('overview')
  return (
    <div className="panel">
      <EmptyState
        title={t('title.empty')}
        text={t('text.empty')}
        action={
          mayWrite && (
            <ButtonLink href={routes.newCluster} look="primary" icon="plus">
              {t('add')}
            </ButtonLink>
          )
        }
      />
    </div>
  )
}
