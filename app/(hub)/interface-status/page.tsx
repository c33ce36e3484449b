import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StatusHeader } from '@/components/health/status-header'
import { StatusTable } from '@/components/health/status-table'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { statusTable } from '@/lib/domain/health/status-table'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { loadStatus } from '@/lib/features/health/loaders'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('health'))('status.title') }
}

export default async function InterfaceStatusPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = tableQueryOf(await searchParams, statusTable, await rememberedPageSize())
  const status = await loadStatus(query)
  return (
    <ClientWords namespaces={['health']}>
      <StatusHeader status={status} />
      <StatusTable status={status} query={query} />
      <LiveRefresh topics={['health', 'cluster']} />
    </ClientWords>
  )
}
