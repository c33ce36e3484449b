'use client'

/** Everything the wizard knows and can do: the form, its probes, its draft, where one stands, and the deed itself. */
import { useEffect, useState } from 'react'
import { type Check, useCheck } from '@/components/health/use-check'
import { type DraftKeeper, useDraft } from '@/components/patterns/form/use-draft'
import { controlId, type Form, useForm } from '@/components/patterns/form/use-form'
import { useWalk, type Walk } from '@/components/patterns/wizard/walk'
import {
  type ClusterField,
  type ClusterSection,
  clusterFields,
  clusterSections,
  withoutHidden,
} from '@/lib/domain/clusters/fields'
import { clusterProblemsOf, turnedOn } from '@/lib/domain/clusters/rules'
import { createClusterAction } from '@/lib/features/clusters/actions'
import type { NewClusterForm } from '@/lib/features/clusters/types'
import { probeProblemsOf } from '../probe-plan'
import { type Probes, useProbes } from '../use-probes'

export interface ClusterWizardState {
  id: string
  form: Form
  check: Check
  probes: Probes
  draft: DraftKeeper
  walk: Walk<ClusterSection>
  go: (key: string) => void
  /** Creates at once, or asks first when a one-way feature is on. */
  finish: () => void
  create: (confirmation: string) => Promise<void>
  isConfirming: boolean
  stopConfirming: () => void
  isCreated: boolean
}

const formId = 'cluster'

export function useClusterWizard({ id: minted, values, copyOf, draftKey }: NewClusterForm): ClusterWizardState {
  // The page mints a new id whenever it is read again, as it is after an action: one form keeps one id.
  const [id] = useState(minted)
  const check = useCheck()
  const walk = useWalk(clusterSections)
  const [isConfirming, setConfirming] = useState(false)
  const [isCreated, setCreated] = useState(false)
  const form = useForm({
    catalogue: clusterFields,
    initial: values,
    id: formId,
    check: (typed) => ({ ...probeProblemsOf(check.state), ...clusterProblemsOf(withoutHidden(typed)) }),
    reveal: (name) => walk.show(clusterFields[name as ClusterField].section),
  })
  const probes = useProbes({ form, check, formId: id })
  const draft = useDraft(form, copyOf ? null : draftKey)

  useEffect(() => {
    if (copyOf) document.getElementById(controlId(formId, 'name'))?.focus()
  }, [copyOf])

  const go = (key: string) => {
    probes.flush()
    walk.go(form, key)
  }
  const create = async (confirmation: string) => {
    const created = await form.submit(async (typed) => {
      const outcome = await createClusterAction({ id, values: typed, confirmation })
      if (!outcome.ok) probes.recheck(outcome.problem)
      return outcome
    })
    if (!created) return
    draft.end()
    setCreated(true)
  }
  const finish = () => {
    if (turnedOn(null, form.values).length > 0) setConfirming(true)
    else void create('')
  }
  const stopConfirming = () => setConfirming(false)
  return { id, form, check, probes, draft, walk, go, finish, create, isConfirming, stopConfirming, isCreated }
}
