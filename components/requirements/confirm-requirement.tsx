'use client'

/** Confirms one requirement of a cluster, or takes that back. */
import { ConfirmMark, type ConfirmMarkWords } from '@/components/patterns/confirm-mark'
import type { RequirementId } from '@/lib/domain/requirements/ids'
import { confirmRequirementAction, withdrawRequirementAction } from '@/lib/features/requirements/actions'

interface ConfirmRequirementProps {
  clusterId: string
  requirement: RequirementId
  basis: string
  state: 'open' | 'confirmed' | 'outdated'
  words: ConfirmMarkWords
}

export function ConfirmRequirement({ clusterId, requirement, basis, state, words }: ConfirmRequirementProps) {
  return (
    <ConfirmMark
      state={state}
      confirm={() => confirmRequirementAction({ clusterId, requirement, basis })}
      withdraw={() => withdrawRequirementAction({ clusterId, requirement })}
      words={words}
    />
  )
}
