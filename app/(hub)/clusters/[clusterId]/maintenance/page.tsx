import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterHeader } from '@/components/clusters/cluster-header'
import { MaintenancePage } from '@/components/maintenance/maintenance-page'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { loadMaintenance } from '@/lib/features/maintenance/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clusters'))('tabs.maintenance') }
}

export default async function Page({ params }: PageProps<'/clusters/[clusterId]/maintenance'>) {
  const { clusterId } = await params
  const { head, maintenance } = await loadMaintenance(clusterId)
  return (
    <ClientWords namespaces={['health', 'maintenance', 'problems']}>
      <ClusterHeader head={head} tab="maintenance" />
      <MaintenancePage maintenance={maintenance} />
      <LiveRefresh topics={['health', 'cluster']} id={clusterId} />
    </ClientWords>
  )
}
