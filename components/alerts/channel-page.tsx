/** One channel: its form, what can be done with it, how receivers check it, what it delivered. */
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { PageHeader } from '@/components/patterns/page-header'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { Badge } from '@/components/ui/badge'
import type { ChannelPage as ChannelPageData, NewChannelPage as NewChannelPageData } from '@/lib/features/alerts/types'
import { ChannelActions } from './channel-actions'
import { ChannelForm, NewChannelForm } from './channel-form'
import { DeliveryList } from './delivery-list'
import { MailOffNotice } from './mail-off-notice'

export async function ChannelPage({ channel, changes }: { channel: ChannelPageData; changes: ReactNode }) {
  const t = await getTranslations('alerts')
  const { name, kind, isOn, isMailOn, mayWrite } = channel
  return (
    <ClientWords namespaces={['alerts', 'problems']}>
      <LiveRefresh topics={['alert']} id={channel.id} />
      <PageHeader
        crumbs={await crumbs()}
        here={name}
        title={name}
        badge={!isOn && <Badge tone="soft">{t('off')}</Badge>}
        text={t(`fields.kind.optionHelp.${kind}`)}
        aside={!mayWrite && t('writeOff')}
      />
      {kind === 'mail' && !isMailOn && <MailOffNotice />}
      <div className="mb-4 grid items-start gap-4 wide:grid-cols-[minmax(0,1fr)_400px]">
        <DeliveryList deliveries={channel.deliveries} mayWrite={mayWrite} isOfOneChannel />
        <div className="flex min-w-0 flex-col gap-4">
          <ChannelActions channel={channel} />
          {kind === 'webhook' && (
            <Panel title={t('channel.verify')}>
              <p className="p-4 text-ink-soft">{t('channel.verifyText')}</p>
            </Panel>
          )}
          {changes}
        </div>
      </div>
      <ChannelForm channel={channel} />
    </ClientWords>
  )
}

export async function NewChannelPage({ page: { id, isMailOn } }: { page: NewChannelPageData }) {
  const t = await getTranslations('alerts')
  return (
    <ClientWords namespaces={['alerts', 'problems']}>
      <PageHeader crumbs={await crumbs()} here={t('new.here')} title={t('new.title')} text={t('new.text')} />
      {!isMailOn && <MailOffNotice />}
      <NewChannelForm id={id} />
    </ClientWords>
  )
}

async function crumbs() {
  const t = await getTranslations('settings')
  return [
    { label: t('title'), href: routes.settings },
    { label: t('tabs.alerts'), href: routes.alerts },
  ]
}
