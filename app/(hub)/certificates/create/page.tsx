import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthorityList } from '@/components/certificates/authorities/authority-list'
import { RequestForm } from '@/components/certificates/create/request-form'
import { ClientWords } from '@/components/patterns/client-words'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { ButtonLink } from '@/components/ui/button'
import { loadAuthorities } from '@/lib/features/authorities/loaders'
import { loadRequest } from '@/lib/features/requests/loaders'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authorities'))('createTitle') }
}

export default async function CreatePage({ searchParams }: Props) {
  const { cluster } = await searchParams
  const request = await loadRequest(typeof cluster === 'string' ? cluster : undefined)
  const { rows } = await loadAuthorities()
  const t = await getTranslations('authorities')
  const chains = await getTranslations('chains')
  return (
    <ClientWords namespaces={['authorities', 'problems']}>
      <PageHeader
        crumbs={[{ label: chains('title'), href: routes.certificates }]}
        here={t('createTitle')}
        title={t('createTitle')}
        text={t('createText')}
      />
      <div className="mb-8 grid grid-cols-1 items-start gap-4 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <RequestForm {...request} />
        <section aria-label={t('bridge.title')}>
          <h2 className="text-base font-semibold">{t('bridge.title')}</h2>
          <p className="mb-3 text-ink-soft">{t('bridge.text')}</p>
          <AuthorityList rows={rows} />
          <ButtonLink href={routes.authorities}>{t('bridge.open')}</ButtonLink>
        </section>
      </div>
    </ClientWords>
  )
}
