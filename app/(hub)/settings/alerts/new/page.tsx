import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewChannelPage } from '@/components/alerts/channel-page'
import { loadNewChannel } from '@/lib/features/alerts/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alerts.new')
  return { title: t('title') }
}

export default async function Page() {
  return <NewChannelPage page={await loadNewChannel()} />
}
