import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PartnerBranding } from '@/components/branding/partner-branding'
import { loadPartnerBranding } from '@/lib/features/branding/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('branding'))('title') }
}

export default async function Page() {
  return <PartnerBranding page={await loadPartnerBranding()} />
}
