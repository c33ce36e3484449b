/** Settings › Alerts: the channels and what became of their deliveries. */
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/patterns/empty-state'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { DeedLink } from '@/components/ui/deed-link'
import { TextLink } from '@/components/ui/link'
import { type AlertsPage as AlertsPageData, deliveryStates } from '@/lib/features/alerts/types'
import { ChannelLine } from './channel-line'
import { DeliveryList } from './delivery-list'
import { MailOffNotice } from './mail-off-notice'

export async function AlertsPage({ channels, deliveries, state, isMailOn, mayWrite }: AlertsPageData) {
  const t = await getTranslations('alerts')
  const off = !mayWrite && t('writeOff')
  const adding = (
    <DeedLink look="primary" icon="plus" href={routes.newAlertChannel} offBecause={off}>
      {t('add')}
    </DeedLink>
  )
  return (
    <SettingsFrame tab="alerts" aside={off} actions={adding}>
      <LiveRefresh topics={['alert']} />
      {!isMailOn && <MailOffNotice />}
      <div className="flex flex-col gap-4 pb-8">
        <Panel title={t('channels')} note={t('channelsNote')}>
          {channels.length === 0 ? (
            <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
          ) : (
            <ul>
              {channels.map((channel) => (
                <ChannelLine key={channel.id} channel={channel} />
              ))}
            </ul>
          )}
        </Panel>
        <DeliveryList deliveries={deliveries} mayWrite={mayWrite} action={<StateLinks chosen={state} />} />
      </div>
    </SettingsFrame>
  )
}

async function StateLinks({ chosen }: { chosen: AlertsPageData['state'] }) {
  const t = await getTranslations('alerts.deliveries')
  return (
    <nav aria-label={t('filter')} className="flex flex-wrap gap-x-3 gap-y-1">
      {(['all', ...deliveryStates] as const).map((key) => (
        <TextLink
          key={key}
          href={key === 'all' ? routes.alerts : `${routes.alerts}?state=${key}`}
          aria-current={key === (chosen ?? 'all') ? 'true' : undefined}
          className="aria-[current]:text-ink aria-[current]:font-semibold"
        >
          {t(key)}
        </TextLink>
      ))}
    </nav>
  )
}
