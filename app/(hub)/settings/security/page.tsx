import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SecurityPage } from '@/components/settings/security-page'
import { loadOwnSecurity } from '@/lib/features/sessions/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.tabs')
  return { title: t('security') }
}

export default async function Page() {
  return <SecurityPage security={await loadOwnSecurity()} />
}
