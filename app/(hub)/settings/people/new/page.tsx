import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InvitePage } from '@/components/settings/invite-page'
import { loadInvite } from '@/lib/features/people/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.invite')
  return { title: t('title') }
}

export default async function Page() {
  return <InvitePage invite={await loadInvite()} />
}
