import { getTranslations } from 'next-intl/server'
import { CalmPage } from '@/components/patterns/calm-page'
import { routes } from '@/components/patterns/routes'
import { ButtonLink } from '@/components/ui/button'

export default async function Forbidden() {
  const t = await getTranslations('errors')
  return (
    <CalmPage isWhole title={t('forbiddenTitle')} text={t('forbiddenText')}>
      <ButtonLink href={routes.overview}>{t('goToOverview')}</ButtonLink>
    </CalmPage>
  )
}
