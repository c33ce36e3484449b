/** Certificates that end soon, soonest first; issuers count as much as the servers' own. */
import { useFormatter, useTranslations } from 'next-intl'
import { Panel } from '@/components/patterns/panel'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { classes } from '@/components/ui/classes'
import { TextLink } from '@/components/ui/link'
import { certificateNoticeDays } from '@/lib/domain/health/certificate-expiry'
import type { Expiry } from '@/lib/features/overview/types'

/** Red in the last week, amber in the last month. */
const redDays = 7
const amberDays = 30
/** More interfaces than these are counted, not named. */
const mostNamed = 2

export function Expiries({ expiries }: { expiries: readonly Expiry[] }) {
  const t = useTranslations('overview')
  return (
    <Panel title={t('expires')} action={<TextLink href={routes.certificates}>{t('allCertificates')}</TextLink>}>
      {expiries.length === 0 && (
        <p className="px-4 py-3 text-ink-soft">{t('nothingExpires', { days: certificateNoticeDays })}</p>
      )}
      <ul>
        {expiries.map((expiry) => (
          <ExpiryRow key={`${expiry.clusterId} ${expiry.place} ${expiry.subject} ${expiry.endsAt}`} expiry={expiry} />
        ))}
      </ul>
    </Panel>
  )
}

function ExpiryRow({ expiry }: { expiry: Expiry }) {
  const t = useTranslations('overview')
  const names = useTranslations('health.interfaces')
  const format = useFormatter()
  const places = useTranslations('certificates.places')
  const { days, endsAt, subject, clusterName, clusterId, interfaces, place } = expiry
  const tone = days <= redDays ? 'text-bad' : days <= amberDays && 'text-warn'
  return (
    <li className="grid grid-cols-[84px_minmax(0,1fr)_auto] gap-x-3 border-t border-hairline px-4 py-3 first:border-t-0">
      <span>
        <span className={classes('block font-semibold tabular-nums', tone)}>
          {days < 0 ? t('expired') : t('days', { count: days })}
        </span>
        <span className="block text-xs text-ink-soft">
          <DateTime at={endsAt} format="dayShort" />
        </span>
      </span>
      <span className="min-w-0">
        <span className="host block">{subject}</span>
        <span className="block text-xs text-ink-soft">
          {t('at', {
            cluster: clusterName,
            interfaces: place
              ? places(place)
              : interfaces.length > mostNamed
                ? t('interfaces', { count: interfaces.length })
                : format.list(interfaces.map((kind) => names(kind))),
          })}
        </span>
      </span>
      <TextLink href={routes.clusterCertificates(clusterId)} aria-label={`${t('show')}: ${clusterName}`}>
        {t('show')}
      </TextLink>
    </li>
  )
}
