/** The shapes of provisioning: a choice with its reasons, a line to copy, and what a method still lacks. */
import type { FieldValue } from '../catalogue/field'
import type { broadworksReleases, provisioningAdapterPaths } from '../clusters/fields'

/** The five ways a subscriber comes to be (domain.md 3.1), in the order of its table. */
export const provisioningMethods = [
  'flow-through-trusted',
  'flow-through-untrusted',
  'self-provisioning',
  'api-trusted',
  'api-untrusted',
] as const
export type ProvisioningMethod = (typeof provisioningMethods)[number]

export type BroadworksRelease = (typeof broadworksReleases)[number]
export type AdapterPath = (typeof provisioningAdapterPaths)[number]

/** Where a fact comes from: the source document, the vendor's guide, its API, its OCI schema, or our own decision. */
export const sources = ['source', 'guide', 'analytics', 'known-issues', 'api', 'oci', 'ours'] as const
export type Source = (typeof sources)[number]

/** One reason; `code` is a message key of the place that shows it. */
export interface Because {
  code: string
  params?: Record<string, string | number>
}

/** One value of a template a person is offered, with the reason for it; `code` is a key under `methodChoice.reasons`. */
export interface ProposedValue {
  field: string
  value: FieldValue
  because: Because
}

/** One command to copy: `prompt` says where, `text` is what is copied. */
export interface Command {
  prompt: string
  text: string
}

/** What a person has seen on a BroadWorks system and confirmed here. `at` is ISO 8601. */
export interface Confirmation {
  by: string
  at: string
}

export const checklistPlaces = ['template', 'broadworks', 'partner'] as const
export type ChecklistPlace = (typeof checklistPlaces)[number]

export const checklistStates = ['met', 'lacking', 'to-confirm'] as const
export type ChecklistState = (typeof checklistStates)[number]

/** One thing a method needs. `id` and `reason` are message keys under `provisioning.items`. */
export interface ChecklistItem {
  id: string
  place: ChecklistPlace
  state: ChecklistState
  reason: string
  params?: Record<string, string | number>
  /** Needed, or only advised: what is advised never counts as lacking. */
  weight: 'needed' | 'advised'
  /** The template's field that decides it. */
  field?: string
  /** The page where a person confirms what cannot be seen from here. */
  confirmAt?: { page: 'requirements'; clusterId: string } | { page: 'api-access' }
  commands: readonly Command[]
  source: Source
}
