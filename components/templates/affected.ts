/** How many customers and subscribers a template touches, in words; usable on both sides. */
import { useFormatter, useTranslations } from 'next-intl'
import type { AffectedCustomers } from '@/lib/features/customers/types'

/** "41 customers, 1,000+ subscribers" */
export function useAffectedWords(): (affected: AffectedCustomers) => string {
  const t = useTranslations('templates.affected')
  const format = useFormatter()
  return ({ customers, subscribers }) => {
    if (customers.value === 0) return t('nobody')
    const shown = (count: AffectedCustomers['customers']) =>
      `${format.number(count.value, 'integer')}${count.isMore ? '+' : ''}`
    return t('both', {
      customers: t('customers', { count: customers.value, shown: shown(customers) }),
      subscribers: t('subscribers', { count: subscribers.value, shown: shown(subscribers) }),
    })
  }
}
