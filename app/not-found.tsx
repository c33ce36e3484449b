import { getTranslations } from 'next-intl/server'
import { CalmPage } from '@/components/patterns/calm-page'
import { routes } from '@/components/patterns/routes'
import { ButtonLink } from '@/components/ui/button'

export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <CalmPage isWhole title={t('notFoundTitle')} text={t('notFoundText')}>
      <ButtonLink href={routes.overview}>{t('goToOverview')}</ButtonLink>
    </CalmPage>
  )
}
