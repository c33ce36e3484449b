import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PartnerForm } from '@/components/settings/partner-form'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { loadPartner } from '@/lib/features/partner/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.tabs')
  return { title: t('partner') }
}

export default async function Page() {
  const partner = await loadPartner()
  return (
    <SettingsFrame tab="partner">
      <PartnerForm partner={partner} />
    </SettingsFrame>
  )
}
