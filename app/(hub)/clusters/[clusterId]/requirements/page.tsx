import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterHeader } from '@/components/clusters/cluster-header'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { RequirementsView } from '@/components/requirements/requirements-view'
import { loadRequirements } from '@/lib/features/requirements/loaders'

interface Props {
  params: Promise<{ clusterId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requirements'))('title') }
}

export default async function RequirementsPage({ params }: Props) {
  const { clusterId } = await params
  const page = await loadRequirements(clusterId)
  return (
    <ClientWords namespaces={['problems']}>
      <ClusterHeader head={page.head} tab="requirements" />
      <RequirementsView {...page} />
      <LiveRefresh topics={['cluster']} id={clusterId} />
    </ClientWords>
  )
}
