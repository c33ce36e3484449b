import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthorityForm } from '@/components/certificates/authorities/authority-form'
import { AuthorityList } from '@/components/certificates/authorities/authority-list'
import { ClientWords } from '@/components/patterns/client-words'
import { PageHeader } from '@/components/patterns/page-header'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { loadAuthorities } from '@/lib/features/authorities/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authorities'))('title') }
}

export default async function AuthoritiesPage() {
  const { id, rows, mayWrite } = await loadAuthorities()
  const t = await getTranslations('authorities')
  const chains = await getTranslations('chains')
  return (
    <ClientWords namespaces={['authorities', 'problems']}>
      <PageHeader
        crumbs={[
          { label: chains('title'), href: routes.certificates },
          { label: t('createTitle'), href: routes.createCertificate },
        ]}
        here={t('title')}
        title={t('title')}
        text={t('text')}
      />
      <AuthorityList rows={rows} />
      <Panel title={t('create.title')} className="mb-8 max-w-3xl">
        <div className="p-4">
          <p className="mb-4 text-ink-soft">{t('create.text')}</p>
          <AuthorityForm id={id} mayWrite={mayWrite} />
        </div>
      </Panel>
    </ClientWords>
  )
}
