import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApiAccessPage } from '@/components/api-access/api-access-page'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { loadApiAccess } from '@/lib/features/provisioning/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiAccess'))('title') }
}

export default async function Page() {
  return (
    <>
      <ApiAccessPage {...(await loadApiAccess())} />
      <LiveRefresh topics={['template']} />
    </>
  )
}
