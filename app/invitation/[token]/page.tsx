import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InvitationPage } from '@/components/identity/invitation-page'
import { loadInvitation } from '@/lib/features/people/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity.invitation')
  return { title: t('submit'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function Page({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params
  return <InvitationPage token={token} invitation={await loadInvitation(token)} />
}
