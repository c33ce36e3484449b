/** The versions of a template beside the difference of any two, and the way back to an earlier one. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel } from '@/components/patterns/panel'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { differenceSections } from '@/lib/domain/templates/difference-sections'
import { type Consequence, impactOf } from '@/lib/domain/templates/impact'
import { editsOf } from '@/lib/domain/templates/versions'
import type { TemplateHistory as History, TemplateHead } from '@/lib/features/templates/types'
import { ChangeTable } from '../change-table'
import { Consequences } from '../consequences'
import { useTemplateWords } from '../value-list'
import { CompareBar } from './compare-bar'
import { RestoreVersion } from './restore-version'
import { VersionList } from './version-list'

interface TemplateHistoryProps {
  head: TemplateHead
  history: History
  mayWrite: boolean
  edits: ReactNode
}

export function TemplateHistory({ head, history, mayWrite, edits }: TemplateHistoryProps) {
  const t = useTranslations('templates.history')
  const { lines, comparison } = history
  return (
    <div className="grid items-start gap-6 pb-8 wide:grid-cols-[320px_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <VersionList templateId={head.id} current={head.version} lines={lines} comparison={comparison} />
        {edits}
      </div>
      {comparison ? (
        <Comparison head={head} history={history} mayWrite={mayWrite} />
      ) : (
        <Panel title={t('onlyOne')}>
          <p className="px-4 py-3 text-ink-soft">{t('onlyOneText')}</p>
        </Panel>
      )}
    </div>
  )
}

const typedAnew = (values: FieldValues): Consequence => ({
  kind: 'care',
  code: 'password-typed-anew',
  params: { account: String(values.provisioningAccountName) },
})

function Comparison({ head, history, mayWrite }: Omit<TemplateHistoryProps, 'edits'>) {
  const t = useTranslations('templates.history')
  const words = useTemplateWords()
  const { lines, comparison, restore, clusterNames } = history
  if (!comparison) return null
  const { from, to, changes } = comparison
  const known = { hasStoredPassword: true, customers: head.affected.customers.value }
  const told = impactOf({}, {}, changes, known).changes
  const restoration = restore && impactOf(restore.before, restore.after, editsOf(restore.before, restore.after), known)
  return (
    <section aria-label={t('comparison')} className="panel min-w-0 overflow-clip">
      <div className="flex flex-wrap items-center gap-3 border-b border-edge px-4 py-3">
        <CompareBar templateId={head.id} from={from} to={to} current={head.version} lines={lines} />
        {restore && (
          <RestoreVersion
            head={head}
            number={restore.number}
            needsPassword={restore.needsPassword}
            account={String(restore.after.provisioningAccountName)}
            mayWrite={mayWrite}
          />
        )}
      </div>
      {changes.length === 0 && <p className="px-4 py-3 text-ink-soft">{t('same')}</p>}
      {differenceSections(told).map(({ section, changes: some }) => (
        <div key={section} className="border-b border-hairline px-4 py-3 last:border-b-0">
          <h2 className="pb-1 font-semibold">
            {words.section(section)}{' '}
            <span className="text-xs font-normal text-ink-soft">{t('fields', { count: some.length })}</span>
          </h2>
          <ChangeTable
            changes={some}
            clusterNames={clusterNames}
            before={t('version', { number: from })}
            after={t('version', { number: to })}
          />
        </div>
      ))}
      {restoration && restore && (
        <div className="border-t border-edge px-4 py-3">
          <h2 className="pb-2 font-semibold">{t('ifRestored', { number: restore.number })}</h2>
          <Consequences
            consequences={[...(restore.needsPassword ? [typedAnew(restore.after)] : []), ...restoration.consequences]}
          />
        </div>
      )}
    </section>
  )
}
