import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CustomerTable } from '@/components/customers/customer-table'
import { PageHeader } from '@/components/patterns/page-header'
import { customerTable } from '@/lib/domain/customers/table'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { loadCustomers } from '@/lib/features/customers/loaders'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('title') }
}

export default async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = tableQueryOf(await searchParams, customerTable, await rememberedPageSize())
  const list = await loadCustomers(query)
  const t = await getTranslations('customers')
  return (
    <>
      <PageHeader here={t('title')} title={t('title')} text={t('text')} />
      <CustomerTable list={list} query={query} />
    </>
  )
}
