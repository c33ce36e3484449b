/** The head of the inventory: how much there is, when somebody is reminded, and where the rest of the noun is. */
import { useFormatter, useTranslations } from 'next-intl'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { ButtonLink } from '@/components/ui/button'
import { reminderDays } from '@/lib/domain/certificates/held/reminders'
import type { ChainList } from '@/lib/features/certificates/types'

export function InventoryHeader({ list }: { list: ChainList }) {
  const t = useTranslations('chains')
  const format = useFormatter()
  const { chains, certificates } = list.facets
  return (
    <PageHeader
      here={t('title')}
      title={t('title')}
      text={t('text', { chains, certificates, days: format.list(reminderDays.map(String), 'and') })}
      actions={
        <>
          <ButtonLink href={routes.cloudChain}>{t('cloud.link')}</ButtonLink>
          <ButtonLink href={routes.createCertificate} icon="plus">
            {t('create')}
          </ButtonLink>
          <ButtonLink href={routes.checkChain} look="primary" icon="search">
            {t('check')}
          </ButtonLink>
        </>
      }
    />
  )
}
