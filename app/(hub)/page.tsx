import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RecentChanges } from '@/components/audit/recent-changes'
import { HubNotice } from '@/components/incidents/hub-notice'
import { OverviewPage } from '@/components/overview/overview-page'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { loadHubIncident } from '@/lib/features/incidents/loaders'
import { loadOverview } from '@/lib/features/overview/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shell'))('overview') }
}

export default async function Page() {
  const overview = await loadOverview()
  const notice = <HubNotice incident={await loadHubIncident()} />
  return (
    <ClientWords namespaces={['health']}>
      <OverviewPage overview={overview} notice={notice} recent={<RecentChanges changes={overview.recent} />} />
      <LiveRefresh topics={['health', 'cluster', 'audit']} />
    </ClientWords>
  )
}
