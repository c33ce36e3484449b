import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AlertsPage } from '@/components/alerts/alerts-page'
import { ClientWords } from '@/components/patterns/client-words'
import { loadAlerts } from '@/lib/features/alerts/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.tabs')
  return { title: t('alerts') }
}

export default async function Page({ searchParams }: PageProps<'/settings/alerts'>) {
  const alerts = await loadAlerts(await searchParams)
  return (
    <ClientWords namespaces={['alerts', 'problems']}>
      <AlertsPage {...alerts} />
    </ClientWords>
  )
}
