import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CustomerBranding } from '@/components/branding/customer-branding'
import { loadCustomerBranding } from '@/lib/features/branding/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('branding'))('title') }
}

export default async function Page({ params }: { params: Promise<{ customerId: string }> }) {
  return <CustomerBranding page={await loadCustomerBranding((await params).customerId)} />
}
