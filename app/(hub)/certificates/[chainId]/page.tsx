import type { Metadata } from 'next'
import { ChainDetail } from '@/components/certificates/chain-page'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { loadChain } from '@/lib/features/certificates/loaders'

interface Props {
  params: Promise<{ chainId: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadChain((await params).chainId)).subject }
}

export default async function ChainPage({ params }: Props) {
  const page = await loadChain((await params).chainId)
  return (
    <>
      <ChainDetail page={page} />
      <LiveRefresh topics={['certificate']} id={page.clusterId} />
    </>
  )
}
