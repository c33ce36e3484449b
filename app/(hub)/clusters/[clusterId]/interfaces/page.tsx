import type { Metadata } from 'next'
import { ClusterInterfaces } from '@/components/clusters/cluster-interfaces'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { loadInterfaces } from '@/lib/features/health/loaders'

interface Props {
  params: Promise<{ clusterId: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { head } = await loadInterfaces((await params).clusterId)
  return { title: head.name }
}

export default async function InterfacesPage({ params }: Props) {
  const loaded = await loadInterfaces((await params).clusterId)
  return (
    <ClientWords namespaces={['clusters', 'health', 'problems']}>
      <LiveRefresh topics={['health', 'cluster']} id={loaded.head.id} />
      <ClusterInterfaces {...loaded} />
    </ClientWords>
  )
}
