import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PackagesPage } from '@/components/packages/packages-page'
import { loadPackages } from '@/lib/features/provisioning/loaders'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('packages'))('title') }
}

export default async function Page({ searchParams }: Props) {
  return <PackagesPage {...(await loadPackages(await searchParams))} />
}
