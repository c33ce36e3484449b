import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChannelPage } from '@/components/alerts/channel-page'
import { RecentChanges } from '@/components/audit/recent-changes'
import { loadChannel } from '@/lib/features/alerts/loaders'
import { loadRecentChanges } from '@/lib/features/audit/loaders'

const mostChanges = 5

export async function generateMetadata({ params }: PageProps<'/settings/alerts/[channelId]'>): Promise<Metadata> {
  const { channelId } = await params
  return { title: (await loadChannel(channelId))?.name }
}

export default async function Page({ params }: PageProps<'/settings/alerts/[channelId]'>) {
  const { channelId } = await params
  const channel = await loadChannel(channelId)
  if (!channel) notFound()
  const changes = <RecentChanges changes={await loadRecentChanges(mostChanges, channelId)} targetId={channelId} />
  return <ChannelPage channel={channel} changes={changes} />
}
