import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { WhatIfPage } from '@/components/what-if/what-if-page'
import { loadWhatIf } from '@/lib/features/provisioning/loaders'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('whatIf'))('title') }
}

export default async function Page({ searchParams }: Props) {
  return <WhatIfPage {...(await loadWhatIf(await searchParams))} />
}
