/** A cluster that needs somebody: its state, what each failing address says, who is at risk, for how long. */

import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Elapsed } from '@/components/health/elapsed'
import { Since } from '@/components/health/since'
import { useHealthWords } from '@/components/health/words'
import { routes } from '@/components/patterns/routes'
import { NameMark, StateBadge } from '@/components/patterns/state-badge'
import { Icon } from '@/components/ui/icons/icon'
import { servicesBrokenByXsp } from '@/lib/domain/health/reasons'
import type { Trouble, TroubledCluster } from '@/lib/features/overview/types'

export function TroubleRow({ cluster }: { cluster: TroubledCluster }) {
  const { id, name, state, since, pausedAt, maintenance, isFlapping, healthyCount, addressCount } = cluster
  return (
    <li className="relative grid gap-x-4 gap-y-1 border-t border-hairline px-4 py-3 first:border-t-0 hover:bg-fill-hover max-phone:grid-cols-[1fr_auto] phone:grid-cols-[208px_minmax(0,1fr)_auto]">
      <span>
        <StateBadge state={state} healthy={healthyCount} total={addressCount} />
      </span>
      <div className="min-w-0 max-phone:order-1 max-phone:col-span-2">
        <p className="flex flex-wrap items-center gap-x-3">
          <Link href={routes.cluster(id)} prefetch={false} className="font-semibold after:absolute after:inset-0">
            {name}
          </Link>
          {pausedAt && <NameMark mark="paused" />}
          {maintenance && <NameMark mark="maintenance" />}
          {isFlapping && <NameMark mark="flapping" />}
        </p>
        <TroubleText cluster={cluster} />
      </div>
      <div className="flex items-start gap-3 text-end">
        {since && (
          <span>
            <Elapsed since={since} />
            <span className="block text-xs text-ink-soft">
              <Since at={since} />
            </span>
          </span>
        )}
        <Icon name="right" size={14} className="mt-1 text-ink-soft max-phone:hidden" />
      </div>
    </li>
  )
}

function TroubleText({ cluster }: { cluster: TroubledCluster }) {
  const t = useTranslations('overview.line')
  const { troubles, state, customers, pausedAt, isNew } = cluster
  if (pausedAt) return <p className="text-ink-soft">{t(isNew ? 'pausedNew' : 'paused')}</p>
  if (isNew) return <p className="text-ink-soft">{t('never')}</p>
  return (
    <>
      {troubles.map((trouble) => (
        <p key={trouble.kind} className="text-ink-soft">
          <TroubleSentence trouble={trouble} />
        </p>
      ))}
      {state === 'down' && <Risk customers={customers} />}
    </>
  )
}

function TroubleSentence({ trouble }: { trouble: Trouble }) {
  const t = useTranslations('overview.line')
  const name = useTranslations('health.interfaces')(trouble.kind)
  const format = useFormatter()
  const words = useHealthWords()
  const { failing, state, reason } = trouble
  const told = failing.map((one) => t('address', { address: one.address, reason: words.reason(one.reason) }))
  if (state === 'unknown') return t('unsure', { name, reason: words.reason(reason) })
  if (told.length === 0) return t('name', { name, reason: words.reason(reason) })
  return <span className="host">{t(state === 'down' ? 'all' : 'one', { name, addresses: format.list(told) })}</span>
}

function Risk({ customers }: { customers: number }) {
  const t = useTranslations('overview.line')
  const breaks = useTranslations('health.breaks')
  const format = useFormatter()
  const services = format.list(servicesBrokenByXsp.map((service) => breaks(service)))
  return <p>{t('risk', { services, customers })}</p>
}
