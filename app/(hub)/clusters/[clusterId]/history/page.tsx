import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RecentChanges } from '@/components/audit/recent-changes'
import { ClusterHeader } from '@/components/clusters/cluster-header'
import { ClusterHistory } from '@/components/clusters/cluster-history'
import { IncidentList } from '@/components/incidents/incident-list'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { loadRecentChanges } from '@/lib/features/audit/loaders'
import { loadHistory } from '@/lib/features/health/loaders'
import { loadClusterIncidents } from '@/lib/features/incidents/loaders'

const mostEdits = 5

interface Props {
  params: Promise<{ clusterId: string }>
  searchParams: Promise<{ before?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clusters'))('tabs.history') }
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const [{ clusterId }, { before }] = await Promise.all([params, searchParams])
  const { head, history, timeZone } = await loadHistory(clusterId, before)
  const t = await getTranslations('clusters')
  return (
    <ClientWords namespaces={['health']}>
      <ClusterHeader head={head} tab="history" />
      <ClusterHistory
        clusterId={clusterId}
        history={history}
        timeZone={timeZone}
        isNewest={!before}
        incidents={<IncidentList incidents={await loadClusterIncidents(clusterId)} isOfOneCluster />}
        edits={
          <RecentChanges
            title={t('history.edits')}
            changes={await loadRecentChanges(mostEdits, clusterId)}
            targetId={clusterId}
          />
        }
      />
      <LiveRefresh topics={['health', 'cluster']} id={clusterId} />
    </ClientWords>
  )
}
