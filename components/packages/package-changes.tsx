/** Two packages chosen by a plain form in the address: what comes, goes, grows, shrinks, and the known defect on the way. */
import { useTranslations } from 'next-intl'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { Button } from '@/components/ui/button'
import { PlainSelect } from '@/components/ui/plain-select'
import { StateMark } from '@/components/ui/state-mark'
import { type PackageChange, type PackageFeature, packageIds } from '@/lib/domain/provisioning/packages'

export function PackageChanges({ change }: { change: PackageChange }) {
  const t = useTranslations('packages.changes')
  return (
    <Panel title={t('title')}>
      <form action={routes.packages} className="flex flex-wrap items-end gap-3 px-4 py-3">
        <Choice name="from" value={change.from} />
        <Choice name="to" value={change.to} />
        <Button type="submit">{t('show')}</Button>
      </form>
      <div className="border-t border-hairline px-4 py-3">
        {change.from === change.to ? <p className="text-ink-soft">{t('same')}</p> : <Differences change={change} />}
      </div>
      {change.defect && <Defect defect={change.defect} />}
    </Panel>
  )
}

function Choice({ name, value }: { name: 'from' | 'to'; value: string }) {
  const t = useTranslations('packages')
  const options = packageIds.map((id) => ({ value: id, label: t(`names.${id}`) }))
  return <PlainSelect name={name} label={t(`changes.${name}`)} value={value} options={options} className="w-44" />
}

function Differences({ change }: { change: PackageChange }) {
  const t = useTranslations('packages')
  const size = (feature: PackageFeature, value: number) =>
    feature === 'calling' || feature === 'messaging' ? t(value > 0 ? 'yes' : 'no') : t('participants', { count: value })
  const [first, last] = change.path
  return (
    <dl className="grid gap-x-6 gap-y-1.5 phone:grid-cols-[96px_minmax(0,1fr)]">
      {change.changes.map(({ feature, before, after }) => (
        <div key={feature} className="contents">
          <dt className="text-ink-soft">{t(`changes.${kindOf(before, after)}`)}</dt>
          <dd>
            {t('changes.fromTo', {
              feature: t(`features.${feature}`),
              before: size(feature, before),
              after: size(feature, after),
            })}
          </dd>
        </div>
      ))}
      {first && (
        <div className="contents">
          <dt className="text-ink-soft">{t('changes.path')}</dt>
          <dd>
            {last && last !== first
              ? t('changes.twoSteps', { first: t(`names.${first}`), to: t(`names.${last}`) })
              : t('changes.direct', { to: t(`names.${first}`) })}
          </dd>
        </div>
      )}
    </dl>
  )
}

function kindOf(before: number, after: number): 'gains' | 'loses' | 'grows' | 'shrinks' {
  if (before === 0) return 'gains'
  if (after === 0) return 'loses'
  return after > before ? 'grows' : 'shrinks'
}

function Defect({ defect }: { defect: NonNullable<PackageChange['defect']> }) {
  const t = useTranslations('packages.defects')
  const sources = useTranslations('provisioning.sources')
  return (
    <div className="flex items-start gap-2 border-t border-hairline bg-tint-warn px-4 py-3">
      <StateMark state="degraded" className="mt-0.75" />
      <div>
        <p className="font-medium">{t(`${defect}.title`)}</p>
        <p className="text-xs">
          {t(`${defect}.text`)} {sources('known-issues')}.
        </p>
      </div>
    </div>
  )
}
