/** One template to read: what it is known by, what it makes, who lives by it, what was done to it. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import type { TemplateDetail, TemplateHead } from '@/lib/features/templates/types'
import { useAffectedWords } from './affected'
import { Identifiers } from './identifiers'
import { ValueList } from './value-list'

interface TemplateDetailsProps {
  head: TemplateHead
  detail: TemplateDetail
  checklist: ReactNode
  edits: ReactNode
  actions: ReactNode
}

export function TemplateDetails({ head, detail, checklist, edits, actions }: TemplateDetailsProps) {
  const t = useTranslations('templates')
  const { values, hasStoredPassword, identifiers } = detail
  return (
    <div className="grid items-start gap-6 pb-8 wide:grid-cols-[minmax(0,1fr)_360px]">
      <div className="flex min-w-0 flex-col gap-4">
        <Panel title={t('identifiers.title')}>
          <Identifiers identifiers={identifiers} values={values} />
        </Panel>
        <Panel
          title={t('values.title')}
          action={<TextLink href={routes.templateSettings(head.id)}>{t('values.change')}</TextLink>}
        >
          <div className="px-4">
            <ValueList
              values={values}
              hasPassword={hasStoredPassword}
              clusterNames={{ [head.clusterId]: head.clusterName }}
            />
          </div>
        </Panel>
        {actions}
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        {checklist}
        <Affected head={head} />
        {edits}
      </div>
    </div>
  )
}

function Affected({ head: { affected } }: { head: TemplateHead }) {
  const t = useTranslations('templates.affected')
  const words = useAffectedWords()
  return (
    <Panel title={t('title')} note={words(affected)}>
      {affected.first.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{t('none')}</p>
      ) : (
        <ul>
          {affected.first.map((name) => (
            <li key={name} className="border-t border-hairline px-4 py-2.5 first:border-t-0">
              {name}
            </li>
          ))}
          {affected.customers.value > affected.first.length && (
            <li className="border-t border-hairline px-4 py-2.5 text-xs text-ink-soft">
              {t('more', { count: affected.customers.value - affected.first.length })}
            </li>
          )}
        </ul>
      )}
    </Panel>
  )
}
