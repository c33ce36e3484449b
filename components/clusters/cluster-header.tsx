/** The head of every page of one cluster: its name and state, one sentence, its tabs. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Elapsed } from '@/components/health/elapsed'
import { Since } from '@/components/health/since'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { NameMark, StateBadge } from '@/components/patterns/state-badge'
import { Tabs } from '@/components/ui/tabs'
import type { ClusterHead } from '@/lib/features/clusters/types'
import { useClusterOptions } from './cluster-options'

interface ClusterHeaderProps {
  head: ClusterHead
  tab: 'interfaces' | 'certificates' | 'requirements' | 'history' | 'maintenance' | 'settings'
  actions?: ReactNode
  aside?: ReactNode
}

export function ClusterHeader({ head, tab, actions, aside }: ClusterHeaderProps) {
  const t = useTranslations('clusters')
  const { id, name, state, healthyCount, addressCount, pausedAt, maintenance, isFlapping } = head
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('title'), href: routes.clusters },
          { label: name, href: routes.cluster(id) },
        ]}
        here={t(`tabs.${tab}`)}
        title={name}
        badge={
          <>
            <StateBadge state={state} healthy={healthyCount} total={addressCount} />
            {pausedAt && <NameMark mark="paused" />}
            {maintenance && <NameMark mark="maintenance" />}
            {isFlapping && <NameMark mark="flapping" />}
          </>
        }
        text={<HeadText head={head} />}
        aside={aside}
        actions={actions}
      />
      <Tabs
        label={t('tabs.label', { name })}
        tabs={[
          { href: routes.clusterInterfaces(id), label: t('tabs.interfaces') },
          { href: routes.clusterCertificates(id), label: t('tabs.certificates') },
          { href: routes.clusterRequirements(id), label: t('tabs.requirements') },
          { href: routes.clusterHistory(id), label: t('tabs.history') },
          { href: routes.clusterMaintenance(id), label: t('tabs.maintenance') },
          { href: routes.clusterSettings(id), label: t('tabs.settings') },
        ]}
      />
    </>
  )
}

function HeadText({ head }: { head: ClusterHead }) {
  const t = useTranslations('clusters')
  const option = useClusterOptions()
  const { state, because, stateSince, pausedAt, healthyCount, addressCount, customers } = head
  const since = pausedAt ?? stateSince
  const sentence = pausedAt ? 'paused' : stateSince ? state : 'never'
  return (
    <>
      {t.rich(`head.${sentence}`, {
        count: because.length,
        healthy: healthyCount,
        total: addressCount,
        since: () => since && <Since at={since} />,
        elapsed: () => since && <Elapsed since={since} />,
      })}{' '}
      {t('head.facts', {
        topology: option('edgeTopology', head.edgeTopology),
        release: head.broadworksRelease,
        customers,
      })}
    </>
  )
}
