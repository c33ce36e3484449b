import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StatusHeader } from '@/components/health/status-header'
import { StatusTable } from '@/components/health/status-table'
import { HubNotice } from '@/components/incidents/hub-notice'
import { IncidentList } from '@/components/incidents/incident-list'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { statusTable } from '@/lib/domain/health/status-table'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { loadStatus } from '@/lib/features/health/loaders'
import { loadIncidents } from '@/lib/features/incidents/loaders'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('health'))('status.title') }
}

export default async function InterfaceStatusPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = tableQueryOf(await searchParams, statusTable, await rememberedPageSize())
  const status = await loadStatus(query)
  const { incidents, hub } = await loadIncidents()
  return (
    <ClientWords namespaces={['health']}>
      <StatusHeader status={status} />
      <HubNotice incident={hub} />
      <StatusTable status={status} query={query} />
      <IncidentList incidents={incidents} className="mt-4 mb-8" />
      <LiveRefresh topics={['health', 'cluster']} />
    </ClientWords>
  )
}
