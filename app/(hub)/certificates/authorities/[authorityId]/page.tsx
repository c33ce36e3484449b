import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { AuthorityView } from '@/components/certificates/authorities/authority-view'
import { ClientWords } from '@/components/patterns/client-words'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { loadAuthority } from '@/lib/features/authorities/loaders'

interface Props {
  params: Promise<{ authorityId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authorities'))('title') }
}

export default async function AuthorityPage({ params }: Props) {
  const authority = await loadAuthority((await params).authorityId)
  const t = await getTranslations('authorities')
  const chains = await getTranslations('chains')
  const format = await getFormatter()
  return (
    <ClientWords namespaces={['authorities', 'certificates', 'chains', 'problems']}>
      <PageHeader
        crumbs={[
          { label: chains('title'), href: routes.certificates },
          { label: t('createTitle'), href: routes.createCertificate },
          { label: t('title'), href: routes.authorities },
        ]}
        here={authority.name}
        title={authority.name}
        text={t('list.until', { date: format.dateTime(new Date(authority.expiresAt), 'day') })}
      />
      <AuthorityView authority={authority} />
    </ClientWords>
  )
}
