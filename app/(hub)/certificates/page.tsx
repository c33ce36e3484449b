import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChainTable } from '@/components/certificates/chain-table'
import { InventoryHeader } from '@/components/certificates/inventory-header'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { chainTable } from '@/lib/domain/certificates/held/table'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { loadChains } from '@/lib/features/certificates/loaders'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chains'))('title') }
}

export default async function CertificatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = tableQueryOf(await searchParams, chainTable, await rememberedPageSize())
  const list = await loadChains(query)
  return (
    <>
      <InventoryHeader list={list} />
      <ChainTable list={list} query={query} />
      <LiveRefresh topics={['certificate']} />
    </>
  )
}
