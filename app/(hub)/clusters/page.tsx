import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterTable } from '@/components/clusters/cluster-table'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { Button, ButtonLink } from '@/components/ui/button'
import { clusterTable } from '@/lib/domain/clusters/table'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { loadClusters } from '@/lib/features/clusters/loaders'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clusters'))('title') }
}

export default async function ClustersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = tableQueryOf(await searchParams, clusterTable, await rememberedPageSize())
  const list = await loadClusters(query)
  const t = await getTranslations('clusters')
  return (
    <>
      <PageHeader
        here={t('title')}
        title={t('title')}
        text={t('list.text', { count: list.all })}
        actions={
          list.mayWrite ? (
            <ButtonLink href={routes.newCluster} look="primary" icon="plus">
              {t('list.add')}
            </ButtonLink>
          ) : (
            <Button look="primary" icon="plus" offBecause={t('list.offRole')}>
              {t('list.add')}
            </Button>
          )
        }
      />
      <ClusterTable list={list} query={query} />
      <LiveRefresh topics={['health', 'cluster']} />
    </>
  )
}
