/** The frame of the settings: one head, one tab for each page. */
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientWords } from '@/components/patterns/client-words'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { Tabs } from '@/components/ui/tabs'

interface SettingsFrameProps {
  tab: 'profile' | 'security' | 'people' | 'alerts' | 'partner'
  /** Small print before the actions: why they are off. */
  aside?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

export async function SettingsFrame({ tab, aside, actions, children }: SettingsFrameProps) {
  const t = await getTranslations('settings')
  return (
    <ClientWords namespaces={['settings', 'identity', 'problems']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: routes.settings }]}
        here={t(`tabs.${tab}`)}
        title={t(`tabs.${tab}`)}
        text={t(`${tab}.text`)}
        aside={aside}
        actions={actions}
      />
      <Tabs
        label={t('tabs.label')}
        tabs={[
          { href: routes.profile, label: t('tabs.profile') },
          { href: routes.security, label: t('tabs.security') },
          { href: routes.people, label: t('tabs.people') },
          { href: routes.alerts, label: t('tabs.alerts') },
          { href: routes.partner, label: t('tabs.partner') },
        ]}
      />
      {children}
    </ClientWords>
  )
}
