import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditPage } from '@/components/audit/audit-page'
import { loadAudit } from '@/lib/features/audit/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/audit'>) {
  return <AuditPage {...(await loadAudit(await searchParams))} />
}
