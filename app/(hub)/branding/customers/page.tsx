import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BrandedCustomers } from '@/components/branding/branded-customers'
import { brandedTable } from '@/lib/domain/branding/table'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { loadBrandedCustomers } from '@/lib/features/branding/loaders'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('branding.customers'))('title') }
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = tableQueryOf(await searchParams, brandedTable, await rememberedPageSize())
  return <BrandedCustomers list={await loadBrandedCustomers(query)} query={query} />
}
