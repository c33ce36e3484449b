import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RecentChanges } from '@/components/audit/recent-changes'
import { CustomerBranding } from '@/components/branding/customer-branding'
import { loadRecentChanges } from '@/lib/features/audit/loaders'
import { loadCustomerBranding } from '@/lib/features/branding/loaders'

const mostChanges = 3

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('branding'))('title') }
}

export default async function Page({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const page = await loadCustomerBranding(customerId)
  const changes = await loadRecentChanges(mostChanges, customerId)
  return <CustomerBranding page={page} changes={<RecentChanges changes={changes} targetId={customerId} />} />
}
