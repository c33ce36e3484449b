import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterWizard } from '@/components/clusters/wizard/cluster-wizard'
import { ClientWords } from '@/components/patterns/client-words'
import { loadNewCluster } from '@/lib/features/clusters/loaders'

interface Props {
  searchParams: Promise<{ from?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clusters'))('wizard.title') }
}

export default async function NewClusterPage({ searchParams }: Props) {
  const form = await loadNewCluster((await searchParams).from)
  return (
    <ClientWords namespaces={['clusters', 'health', 'problems']}>
      <ClusterWizard {...form} />
    </ClientWords>
  )
}
