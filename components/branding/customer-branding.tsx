/** The brand of one customer: what it has of its own, and what it inherits. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ClientWords } from '@/components/patterns/client-words'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import type { CustomerBrandingPage } from '@/lib/features/branding/types'
import { AttachmentRule } from './attachment-rule'
import { BrandingForm } from './branding-form'
import { previewWords } from './partner-branding'
import { ResetAll } from './reset-all'

interface CustomerBrandingProps {
  page: CustomerBrandingPage
  /** Its last changes. */
  changes: ReactNode
}

export function CustomerBranding({ page, changes }: CustomerBrandingProps) {
  const t = useTranslations('branding')
  const { form, name, partnerName, mayOverrideThemselves, mayWrite } = page
  return (
    <ClientWords namespaces={['branding', 'problems']}>
      <PageHeader
        crumbs={[
          { label: t('title'), href: routes.branding },
          { label: t('customers.title'), href: routes.brandedCustomers },
        ]}
        here={name}
        title={name}
        text={t('customer.text', { own: form.own.length, partner: partnerName })}
        actions={<ResetAll data={form} name={name} partnerName={partnerName} offBecause={!mayWrite && t('offRole')} />}
      />
      <BrandingForm
        data={form}
        partnerName={partnerName}
        mayWrite={mayWrite}
        previewWords={previewWords}
        aside={
          <>
            <p className="border-t border-edge pt-4 text-xs text-ink-soft">
              {t(mayOverrideThemselves ? 'customer.override' : 'customer.noOverride')}
            </p>
            {changes}
          </>
        }
        afterSection={{ organization: <AttachmentRule page={page} /> }}
      />
    </ClientWords>
  )
}
