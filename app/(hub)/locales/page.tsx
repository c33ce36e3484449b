import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LocalesPage } from '@/components/locales/locales-page'
import { localeTable } from '@/lib/domain/locales/table'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { loadLocales } from '@/lib/features/locales/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('locales'))('title') }
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = tableQueryOf(await searchParams, localeTable)
  return <LocalesPage data={await loadLocales(query)} query={query} />
}
