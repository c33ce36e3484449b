/** The shapes of what a BroadWorks system must have: what is demanded, what a check saw, what a person confirmed. */
import type { FieldValues } from '../catalogue/field'
import type { InterfaceKind, InterfaceResult } from '../health/types'
import type { Command, Confirmation, Source } from '../provisioning/types'
import type { RequirementId } from './ids'

export const requirementGroups = ['servers', 'application-server', 'xsp'] as const
export type RequirementGroup = (typeof requirementGroups)[number]

/** What the stored results of the probes say; message keys under `requirements.checks`. */
export interface RequirementCheck {
  /** `seen` settles it, `contradicted` refutes whatever a person confirmed, `open` says why neither could be seen. */
  outcome: 'seen' | 'contradicted' | 'open'
  code: string
  params?: Record<string, string | number>
}

/** A confirmation as stored, with the fact it was given for. */
export interface StoredConfirmation extends Confirmation {
  requirement: RequirementId
  basis: string
}

/** `outdated`: confirmed for another fact, for example another release. */
export const requirementStates = ['met', 'confirmed', 'outdated', 'to-confirm', 'contradicted'] as const
export type RequirementState = (typeof requirementStates)[number]

export interface Requirement {
  id: RequirementId
  group: RequirementGroup
  state: RequirementState
  /** Message key under `requirements.items.<id>`: what is demanded of this cluster. */
  text: string
  params: Record<string, string | number>
  /** Names to look for: patches, device profiles. */
  names: readonly string[]
  commands: readonly Command[]
  /** What the sources say where they do not say the same; keys under `requirements.statements`. */
  statements: readonly string[]
  source: Source
  notesUrl?: string
  check: RequirementCheck | null
  confirmation: StoredConfirmation | null
  /** The fact that a confirmation is given for; it is outdated when the fact has become another. */
  basis: string
}

/** Everything that judges the requirements of one cluster. `values` are its fields as its form holds them. */
export interface ClusterFacts {
  values: FieldValues
  results: Partial<Record<InterfaceKind, InterfaceResult | null>>
  confirmations: readonly StoredConfirmation[]
  /** The lines of the provisioning URL that is noted for the system level; none when it is not ours or not noted. */
  systemLevel?: readonly Command[]
}
