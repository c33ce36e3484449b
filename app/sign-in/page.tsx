import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInPage } from '@/components/identity/sign-in-page'
import { loadSignIn } from '@/lib/features/sessions/loaders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity.signIn')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/sign-in'>) {
  const { next, problem, error } = await searchParams
  const page = await loadSignIn(typeof next === 'string' ? next : undefined)
  if (page.isSignedIn) redirect(page.next as Route)
  const refusal = error === undefined ? problem : 'identity-failed'
  return <SignInPage page={page} problem={typeof refusal === 'string' ? refusal : undefined} />
}
