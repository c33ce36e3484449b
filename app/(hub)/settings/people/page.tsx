import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeoplePage } from '@/components/settings/people-page'
import { loadPeople } from '@/lib/features/people/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.tabs')
  return { title: t('people') }
}

export default async function Page({ searchParams }: PageProps<'/settings/people'>) {
  return <PeoplePage {...(await loadPeople(await searchParams))} />
}
