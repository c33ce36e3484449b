/** The page of an invitation. */
import { getTranslations } from 'next-intl/server'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import type { InvitationPage as InvitationPageData } from '@/lib/features/people/types'
import { FrontPage } from './front-page'
import { InvitationForm } from './invitation-form'

export async function InvitationPage({ token, invitation }: { token: string; invitation: InvitationPageData | null }) {
  const t = await getTranslations('identity.invitation')
  if (invitation === null)
    return (
      <FrontPage title={t('goneTitle')} text={t('goneText')}>
        <TextLink href={routes.signIn}>{t('signIn')}</TextLink>
      </FrontPage>
    )
  const { name, email, partnerName, hasOidc } = invitation
  return (
    <FrontPage title={t('title', { name })} text={t('text', { partner: partnerName, email })}>
      <InvitationForm token={token} hasOidc={hasOidc} />
    </FrontPage>
  )
}
