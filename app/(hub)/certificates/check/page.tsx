import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChainCheck } from '@/components/certificates/check/chain-check'
import { ClientWords } from '@/components/patterns/client-words'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { loadInspection } from '@/lib/features/inspection/loaders'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inspection'))('title') }
}

export default async function CheckPage({ searchParams }: Props) {
  const given = await searchParams
  const page = await loadInspection()
  const t = await getTranslations('inspection')
  const chains = await getTranslations('chains')
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '')
  const start = { clusterId: text('cluster'), place: text('place'), host: text('host'), port: text('port') || '443' }
  const isKnown = page.clusters.some(({ id }) => id === start.clusterId)
  return (
    <ClientWords namespaces={['inspection', 'certificates', 'chains', 'health', 'problems']}>
      <PageHeader
        crumbs={[{ label: chains('title'), href: routes.certificates }]}
        here={t('here')}
        title={t('title')}
        text={t('text')}
      />
      <ChainCheck {...page} start={isKnown ? start : { ...start, clusterId: '', place: '' }} />
    </ClientWords>
  )
}
