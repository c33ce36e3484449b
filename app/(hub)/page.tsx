import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RecentChanges } from '@/components/audit/recent-changes'
import { OverviewPage } from '@/components/overview/overview-page'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { loadOverview } from '@/lib/features/overview/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shell'))('overview') }
}

export default async function Page() {
  const overview = await loadOverview()
  return (
    <ClientWords namespaces={['health']}>
      <OverviewPage overview={overview} recent={<RecentChanges changes={overview.recent} />} />
      <LiveRefresh topics={['health', 'cluster', 'audit']} />
    </ClientWords>
  )
}
