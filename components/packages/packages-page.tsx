/** The package matrix, who gives a package, and what changing one does. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { TemplatePageHead } from '@/components/templates/template-pages'
import { Icon } from '@/components/ui/icons/icon'
import { TextLink } from '@/components/ui/link'
import { type PackageFacts, packageFeatures, packageMatrix } from '@/lib/domain/provisioning/packages'
import type { PackagesPage as PackagesData } from '@/lib/features/provisioning/types'
import { PackageChanges } from './package-changes'

export function PackagesPage({ defaults, change }: PackagesData) {
  const t = useTranslations('packages')
  return (
    <>
      <TemplatePageHead here={t('title')} text={t('text')} />
      <div className="grid items-start gap-4 pb-8 wide:grid-cols-[minmax(0,1fr)_400px]">
        <div className="flex min-w-0 flex-col gap-4">
          <Matrix defaults={defaults} />
          <PackageChanges change={change} />
        </div>
        <WhoGives />
      </div>
    </>
  )
}

function Matrix({ defaults }: Pick<PackagesData, 'defaults'>) {
  const t = useTranslations('packages')
  const sources = useTranslations('provisioning.sources')
  const notes = packageMatrix.flatMap((one) => one.notes)
  return (
    <Panel title={t('matrix')} note={sources('analytics')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and a keyboard must reach what scrolls */}
      <div tabIndex={0} className="overflow-x-auto">
        <table className="w-full">
          <thead>
            <tr className="text-xs text-ink-soft">
              <Head first>{t('package')}</Head>
              {packageFeatures.map((feature) => (
                <Head key={feature}>{t(`features.${feature}`)}</Head>
              ))}
              <Head>{t('templates')}</Head>
            </tr>
          </thead>
          <tbody>
            {packageMatrix.map((facts) => (
              <MatrixRow key={facts.id} facts={facts} templates={defaults[facts.id]} />
            ))}
          </tbody>
        </table>
      </div>
      <ul className="border-t border-hairline px-4 py-3 text-xs text-ink-soft">
        {notes.map((note) => (
          <li key={note}>{t(`notes.${note as 'basic-footnote'}`)}</li>
        ))}
      </ul>
    </Panel>
  )
}

function Head({ first = false, children }: { first?: boolean; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={`py-2 text-start align-bottom font-semibold max-wide:whitespace-nowrap ${first ? 'px-4' : 'px-3 last:pe-4'}`}
    >
      {children}
    </th>
  )
}

function MatrixRow({ facts, templates }: { facts: PackageFacts; templates: number }) {
  const t = useTranslations('packages')
  return (
    <tr className="border-t border-hairline">
      <th scope="row" className="px-4 py-2.5 text-start font-medium">
        {t(`names.${facts.id}`)}
      </th>
      {(['calling', 'messaging'] as const).map((feature) => (
        <td key={feature} className="px-3 py-2.5">
          <span className={facts[feature] ? 'inline-flex items-center gap-1.5' : 'text-ink-soft'}>
            {facts[feature] && <Icon name="check" size={14} />}
            {t(facts[feature] ? 'yes' : 'no')}
          </span>
        </td>
      ))}
      {(['spaceMeetings', 'personalMeetings'] as const).map((feature) => (
        <td key={feature} className={`px-3 py-2.5 tabular-nums ${facts[feature] === 0 ? 'text-ink-soft' : ''}`}>
          {t('participants', { count: facts[feature] })}
        </td>
      ))}
      <td className="px-3 py-2.5 pe-4 text-ink-soft">
        {templates > 0 ? (
          <TextLink href={`${routes.templates}?package=${facts.id}`}>
            {t('templateCount', { count: templates })}
          </TextLink>
        ) : (
          t('templateCount', { count: templates })
        )}
      </td>
    </tr>
  )
}

const ways = ['default', 'api', 'change'] as const

function WhoGives() {
  const t = useTranslations('packages.who')
  return (
    <Panel title={t('title')}>
      <dl>
        {ways.map((way) => (
          <div key={way} className="border-t border-hairline px-4 py-3 first:border-t-0">
            <dt className="font-medium">{t(way)}</dt>
            <dd className="mt-0.5 text-ink-soft">{t(`${way}Text`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
