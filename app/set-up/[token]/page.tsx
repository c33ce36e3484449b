import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SetUpPage } from '@/components/identity/set-up-page'
import { loadSetUp } from '@/lib/features/partner/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity.setUp')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function Page({ params }: PageProps<'/set-up/[token]'>) {
  const { token } = await params
  return <SetUpPage token={token} setUp={await loadSetUp(token)} />
}
