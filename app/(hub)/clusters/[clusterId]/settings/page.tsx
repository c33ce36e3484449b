import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterHeader } from '@/components/clusters/cluster-header'
import { ClusterActions } from '@/components/clusters/settings/cluster-actions'
import { ClusterSettings } from '@/components/clusters/settings/cluster-settings'
import { ClientWords } from '@/components/patterns/client-words'
import { loadClusterForm } from '@/lib/features/clusters/loaders'

interface Props {
  params: Promise<{ clusterId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clusters'))('tabs.settings') }
}

export default async function SettingsPage({ params }: Props) {
  const { head, form, mayWrite } = await loadClusterForm((await params).clusterId)
  return (
    <ClientWords namespaces={['clusters', 'health', 'problems']}>
      <ClusterHeader head={head} tab="settings" />
      <ClusterSettings cluster={form} head={head} mayWrite={mayWrite} />
      <ClusterActions head={head} templates={form.templates} mayWrite={mayWrite} />
    </ClientWords>
  )
}
