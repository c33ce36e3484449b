import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterCertificates } from '@/components/certificates/cluster-certificates'
import { ClusterHeader } from '@/components/clusters/cluster-header'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { loadClusterCertificates } from '@/lib/features/certificates/loaders'

interface Props {
  params: Promise<{ clusterId: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { head } = await loadClusterCertificates((await params).clusterId)
  return { title: `${head.name}, ${(await getTranslations('clusters'))('tabs.certificates')}` }
}

export default async function ClusterCertificatesPage({ params }: Props) {
  const { head, certificates, mayWrite } = await loadClusterCertificates((await params).clusterId)
  return (
    <ClientWords namespaces={['chains', 'health', 'problems']}>
      <ClusterHeader head={head} tab="certificates" />
      <ClusterCertificates certificates={certificates} mayWrite={mayWrite} />
      <LiveRefresh topics={['certificate', 'health']} id={head.id} />
    </ClientWords>
  )
}
