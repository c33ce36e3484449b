/** The page of a set-up link. */
import { getTranslations } from 'next-intl/server'
import type { SetUpPage as SetUpPageData } from '@/lib/features/partner/types'
import { FrontPage } from './front-page'
import { SetUpForm } from './set-up-form'

export async function SetUpPage({ token, setUp }: { token: string; setUp: SetUpPageData }) {
  const t = await getTranslations('identity.setUp')
  if (!setUp.isOpen)
    return <FrontPage title={t('goneTitle')}>{<p className="text-ink-soft">{t('goneText')}</p>}</FrontPage>
  return (
    <FrontPage title={t('title')} text={t('text')}>
      <SetUpForm token={token} timeZones={setUp.timeZones} />
    </FrontPage>
  )
}
