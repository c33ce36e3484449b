import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProfileForm } from '@/components/settings/profile-form'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { loadOwnProfile } from '@/lib/features/people/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.tabs')
  return { title: t('profile') }
}

export default async function Page() {
  const profile = await loadOwnProfile()
  return (
    <SettingsFrame tab="profile">
      <ProfileForm profile={profile} />
    </SettingsFrame>
  )
}
