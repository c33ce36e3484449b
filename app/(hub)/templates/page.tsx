import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { PageHeader } from '@/components/patterns/page-header'
import { TemplateListActions } from '@/components/templates/list/template-list-actions'
import { TemplateTable } from '@/components/templates/list/template-table'
import { TemplatePages } from '@/components/templates/template-pages'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { templateTable } from '@/lib/domain/templates/table'
import { loadTemplates } from '@/lib/features/template-list/loaders'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') }
}

export default async function TemplatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = tableQueryOf(await searchParams, templateTable, await rememberedPageSize())
  const list = await loadTemplates(query)
  const t = await getTranslations('templateList')
  const title = (await getTranslations('templates'))('title')
  const { value: count, isMore } = list.all
  return (
    <>
      <PageHeader
        here={title}
        title={title}
        text={t(isMore ? 'textMore' : 'text', { count })}
        actions={<TemplateListActions mayWrite={list.mayWrite} />}
      />
      <TemplatePages />
      <ClientWords namespaces={['problems']}>
        <TemplateTable list={list} query={query} />
      </ClientWords>
      <LiveRefresh topics={['template']} />
    </>
  )
}
