import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CallInPage } from '@/components/locales/call-in-page'
import { callInTableSpec } from '@/lib/domain/locales/table'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { loadCallIn } from '@/lib/features/locales/loaders'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('locales.callIn'))('title') }
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = tableQueryOf(await searchParams, callInTableSpec, await rememberedPageSize())
  return <CallInPage data={await loadCallIn(query)} query={query} />
}
