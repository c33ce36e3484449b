/** What a BroadWorks system must have, by group: what is open stands open, what is settled folds into one line. */
import { useTranslations } from 'next-intl'
import { Panel } from '@/components/patterns/panel'
import { DateTime } from '@/components/patterns/relative-time'
import type { BroadworksRelease } from '@/lib/domain/provisioning/types'
import { type Requirement, requirementGroups } from '@/lib/domain/requirements/types'
import type { RequirementsPage } from '@/lib/features/requirements/types'
import { PatchTable } from './patch-table'
import { RequirementItem } from './requirement-item'

export function RequirementsView({ head, requirements, checkedAt, mayWrite }: RequirementsPage) {
  const t = useTranslations('requirements')
  return (
    <div className="flex min-w-0 flex-col gap-4 pb-8">
      <Summary requirements={requirements} checkedAt={checkedAt} />
      {requirementGroups.map((group) => (
        <Panel key={group} title={t(`groups.${group}`)}>
          {requirements
            .filter((requirement) => requirement.group === group)
            .map((requirement) => (
              <RequirementItem key={requirement.id} clusterId={head.id} requirement={requirement} mayWrite={mayWrite} />
            ))}
        </Panel>
      ))}
      <PatchTable release={head.broadworksRelease as BroadworksRelease} />
    </div>
  )
}

function Summary({ requirements, checkedAt }: Pick<RequirementsPage, 'requirements' | 'checkedAt'>) {
  const t = useTranslations('requirements')
  const countOf = (state: Requirement['state']) => requirements.filter((one) => one.state === state).length
  const [met, confirmed, contradicted] = [countOf('met'), countOf('confirmed'), countOf('contradicted')]
  return (
    <div>
      <p className="font-medium">
        {t('summary', { settled: met + confirmed, total: requirements.length, met, confirmed })}{' '}
        {contradicted > 0 && <span className="text-bad">{t('summaryContradicted', { count: contradicted })}</span>}
      </p>
      <p className="text-xs text-ink-soft">
        {t('honest')}{' '}
        {checkedAt ? t.rich('checkedAt', { at: () => <DateTime at={checkedAt} format="instant" /> }) : t('never')}
      </p>
    </div>
  )
}
