import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CloudChain } from '@/components/certificates/cloud-chain'
import { ClientWords } from '@/components/patterns/client-words'
import { loadCloudChain } from '@/lib/features/certificates/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chains'))('cloud.title') }
}

export default async function CloudChainPage() {
  return (
    <ClientWords namespaces={['chains', 'problems']}>
      <CloudChain page={await loadCloudChain()} />
    </ClientWords>
  )
}
