/** The brand of all customers. */
import { useFormatter, useTranslations } from 'next-intl'
import { ClientWords } from '@/components/patterns/client-words'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { OwnBranding, PartnerBrandingPage } from '@/lib/features/branding/types'
import { messagesOf } from '@/lib/platform/i18n/messages'
import { BrandingForm } from './branding-form'
import type { PreviewWords } from './preview/brand-preview'
import { ResetAll } from './reset-all'

/** The preview speaks both languages whatever the reader's own is. */
export const previewWords: PreviewWords = {
  en: messagesOf('en').branding.preview,
  es: messagesOf('es').branding.preview,
}

export function PartnerBranding({ page }: { page: PartnerBrandingPage }) {
  const t = useTranslations('branding')
  const audit = useTranslations('audit')
  const { form, partnerName, customers, withOwn, maySeeCustomers, mayWrite } = page
  return (
    <ClientWords namespaces={['branding', 'problems']}>
      <PageHeader
        here={t('title')}
        title={t('title')}
        text={t(customers.isMore ? 'textMore' : 'text', { customers: customers.value, own: withOwn })}
        actions={
          <>
            {maySeeCustomers && <ButtonLink href={routes.brandedCustomers}>{t('customersLink')}</ButtonLink>}
            <ResetAll data={form} name={partnerName} partnerName={partnerName} offBecause={!mayWrite && t('offRole')} />
          </>
        }
      />
      <BrandingForm
        data={form}
        partnerName={partnerName}
        mayWrite={mayWrite}
        previewWords={previewWords}
        reach={customers.value > 0 && t('reach', { customers: customers.value })}
        aside={
          <>
            {maySeeCustomers && <OwnBrands own={page.own} withOwn={withOwn} />}
            {page.mayAudit && (
              <p className="text-xs">
                <TextLink href={`${routes.audit}?target=branding`}>{audit('allOf', { name: t('title') })}</TextLink>
              </p>
            )}
          </>
        }
      />
    </ClientWords>
  )
}

function OwnBrands({ own, withOwn }: { own: readonly OwnBranding[]; withOwn: number }) {
  const t = useTranslations('branding.own')
  const format = useFormatter()
  return (
    <section className="border-t border-edge pt-4">
      <h2 className="pb-1 text-xs font-semibold">{t('title')}</h2>
      {own.length === 0 && <p className="text-xs text-ink-soft">{t('none')}</p>}
      <ul>
        {own.map(({ id, name, fields, logos, since }) => (
          <li key={id} className="flex items-baseline justify-between gap-3 py-1.5 text-xs">
            <TextLink href={routes.customerBranding(id)}>{name}</TextLink>
            <span className="text-end text-ink-soft">
              {t('line', { fields, logos })}, {format.dateTime(new Date(since), 'day')}
            </span>
          </li>
        ))}
      </ul>
      {withOwn > own.length && (
        <p className="py-1.5 text-xs">
          <TextLink href={`${routes.brandedCustomers}?brand=own`}>{t('more')}</TextLink>
        </p>
      )}
      <p className="pt-1 text-xs text-ink-soft">{t('order')}</p>
    </section>
  )
}
