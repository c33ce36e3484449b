import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AdapterUrlsPage } from '@/components/adapter-urls/adapter-urls-page'
import { loadAdapterUrls } from '@/lib/features/provisioning/loaders'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('adapterUrls'))('title') }
}

export default async function Page({ searchParams }: Props) {
  return <AdapterUrlsPage {...(await loadAdapterUrls(await searchParams))} />
}
