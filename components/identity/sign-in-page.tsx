/** The page where people sign in. */
import { getTranslations } from 'next-intl/server'
import type { SignInPage as SignInPageData } from '@/lib/features/sessions/types'
import { FrontPage } from './front-page'
import { SignInForm } from './sign-in-form'

/** What the identity provider's way back may say; anything else in the address is ignored. */
const told = ['identity-unknown', 'identity-already-linked', 'identity-failed', 'invitation-gone'] as const

export async function SignInPage({ page, problem }: { page: SignInPageData; problem?: string }) {
  const t = await getTranslations('identity.signIn')
  const code = told.find((known) => known === problem)
  return (
    <FrontPage title={t('title')} text={page.next === '/' ? t('text') : t('after')}>
      <SignInForm next={page.next} hasOidc={page.hasOidc} refusal={code ? { code } : null} />
    </FrontPage>
  )
}
