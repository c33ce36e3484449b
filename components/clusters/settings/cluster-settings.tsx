'use client'

/** Edits a cluster: what changes is probed while it is typed; what is frozen or one-way says why. */
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useCheck } from '@/components/health/use-check'
import { BoundResourceForm } from '@/components/patterns/form/resource-form'
import { useForm } from '@/components/patterns/form/use-form'
import { DateTime } from '@/components/patterns/relative-time'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { clusterFields, oneWayToggles, withoutHidden } from '@/lib/domain/clusters/fields'
import { clusterProblemsOf, turnedOn } from '@/lib/domain/clusters/rules'
import { type Result, refuse } from '@/lib/domain/result'
import { updateClusterAction } from '@/lib/features/clusters/actions'
import type { ClusterForm, ClusterHead } from '@/lib/features/clusters/types'
import { ConfirmToggles } from '../confirm-toggles'
import { probeProblemsOf } from '../probe-plan'
import { useProbes } from '../use-probes'
import { lockedFields, withDependencies } from '../with-dependencies'
import { probeStripsOf } from '../wizard/step-fields'
import { useFieldNotes } from './field-notes'
import { FrozenNotice } from './frozen-notice'

interface ClusterSettingsProps {
  cluster: ClusterForm
  head: ClusterHead
  mayWrite: boolean
}

export function ClusterSettings({ cluster, head, mayWrite }: ClusterSettingsProps) {
  const t = useTranslations('clusters.settings')
  const check = useCheck()
  const [asking, setAsking] = useState<((confirmation: string) => void) | null>(null)
  const pending = useRef<FieldValues>(cluster.values)
  const storedSecrets = Object.entries(cluster.stored).flatMap(([name, isStored]) => (isStored ? [name] : []))
  const form = useForm({
    catalogue: clusterFields,
    initial: cluster.values,
    stored: storedSecrets,
    id: 'cluster',
    check: (typed) => ({
      ...probeProblemsOf(check.state),
      ...clusterProblemsOf(withoutHidden(typed), cluster.stored),
    }),
  })
  const probes = useProbes({ form, check, formId: cluster.id, clusterId: cluster.id })
  const notes = useFieldNotes(cluster)
  const strips = probeStripsOf(form, check, probes)

  const save = async (values: FieldValues): Promise<Result<{ version: number }>> => {
    const wantsConfirmation = turnedOn(cluster.values, withoutHidden(values)).length > 0
    const confirmation = wantsConfirmation ? await ask(values) : ''
    if (wantsConfirmation && !confirmation) return refuse('toggle-not-confirmed')
    const outcome = await updateClusterAction({ id: cluster.id, version: cluster.version, values, confirmation })
    if (!outcome.ok) probes.recheck(outcome.problem)
    return outcome
  }
  const ask = (values: FieldValues) =>
    new Promise<string>((resolve) => {
      pending.current = values
      setAsking(() => resolve)
    })
  const answer = (confirmation: string) => {
    asking?.(confirmation)
    setAsking(null)
  }
  const under = Object.fromEntries(
    Object.keys(clusterFields).map((name) => [
      name,
      <span key={name} className="flex flex-col gap-2 empty:hidden">
        {notes[name] && <span className="text-xs text-ink-soft">{notes[name]}</span>}
        {strips[name === 'ctiHost' ? '' : name === 'ctiPort' ? 'ctiHost' : name]}
      </span>,
    ]),
  )

  return (
    <>
      {cluster.frozen.length > 0 && <FrozenNotice frozen={cluster.frozen} />}
      {cluster.loginRefusedAt && (
        <p className="mb-4 rounded-control bg-tint-warn px-4 py-3">
          {t.rich('loginRefused', { time: () => <DateTime at={cluster.loginRefusedAt ?? ''} format="instant" /> })}
        </p>
      )}
      <BoundResourceForm
        form={withDependencies(probes.form)}
        noun="clusters"
        save={save}
        offBecause={!mayWrite && t('offRole')}
        readOnly={[
          ...cluster.frozen.map(({ field }) => field),
          ...oneWayToggles.filter((toggle) => cluster.values[toggle] === true),
          ...lockedFields(form),
        ]}
        under={under}
        half={['testAccountUserId', 'testAccountPassword', 'cnpsHost', 'cnpsRelease']}
        reach={head.customers > 0 && t('reach', { customers: head.customers })}
      />
      {asking && (
        <ConfirmToggles
          name={String(cluster.values.name)}
          toggles={turnedOn(cluster.values, pending.current)}
          onConfirm={async (confirmation) => answer(confirmation)}
          onClose={() => answer('')}
        />
      )}
    </>
  )
}
