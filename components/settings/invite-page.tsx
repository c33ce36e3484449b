/** The page that invites a colleague. */
import { getTranslations } from 'next-intl/server'
import { ClientWords } from '@/components/patterns/client-words'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import type { InvitePage as InvitePageData } from '@/lib/features/people/types'
import { InviteForm } from './invite-form'

export async function InvitePage({ invite }: { invite: InvitePageData }) {
  const t = await getTranslations('settings')
  return (
    <ClientWords namespaces={['settings', 'identity', 'problems']}>
      <PageHeader
        crumbs={[
          { label: t('title'), href: routes.settings },
          { label: t('tabs.people'), href: routes.people },
        ]}
        here={t('invite.here')}
        title={t('invite.title')}
        text={t('invite.text')}
      />
      <div className="panel mb-8 max-w-2xl p-4 phone:p-6">
        <InviteForm {...invite} />
      </div>
    </ClientWords>
  )
}
