/** What may no longer be changed or deleted once customers depend on a cluster (domain.md section 2). */
import type { FieldValues } from '../catalogue/field'
import { type Problem, refuse } from '../result'
import type { ClusterField } from './fields'

/** With more customers than this, the vendor changes these settings only through its support. */
export const freezeAbove = 50

const frozenAddresses = [
  'xsiActionsUrl',
  'xsiEventsUrl',
  'dasUrl',
  'authenticationServiceUrl',
  'ctiHost',
  'ctiPort',
] as const satisfies readonly ClusterField[]
const frozenSyncs = ['dndSync', 'personalAssistantSync'] as const satisfies readonly ClusterField[]

export interface FrozenField {
  field: ClusterField
  /** A message key under `clusters.freeze`, with its parameters. */
  because: { code: 'address' | 'sync'; customers: number; limit: number }
}

/** The fields that are frozen for a cluster with this many customers and these stored values. */
export function frozenFieldsOf(customers: number, stored: FieldValues): FrozenField[] {
  if (customers <= freezeAbove) return []
  const because = { customers, limit: freezeAbove }
  return [
    ...frozenAddresses.map((field) => ({ field, because: { code: 'address' as const, ...because } })),
    ...frozenSyncs
      .filter((field) => stored[field] !== true)
      .map((field) => ({ field, because: { code: 'sync' as const, ...because } })),
  ]
}

/** Refuses an edit that touches a frozen field, naming each. */
export function freezeProblemOf(customers: number, before: FieldValues, after: FieldValues): Problem | null {
  const touched = frozenFieldsOf(customers, before).filter(({ field }) => before[field] !== after[field])
  if (touched.length === 0) return null
  const params = { customers, limit: freezeAbove }
  const fields = Object.fromEntries(touched.map(({ field }) => [field, { code: 'frozen', params }]))
  return refuse('frozen', { params, fields }).problem
}

/** Refuses deleting a cluster that templates still use; the name must be typed. `templates` are their names. */
export function deleteProblemOf(
  cluster: { name: string; templates: readonly string[] },
  typed: string,
): Problem | null {
  if (cluster.templates.length > 0) {
    const params = { count: cluster.templates.length, first: cluster.templates[0] ?? '' }
    return refuse('cluster-in-use', { params }).problem
  }
  return typed.trim() === cluster.name ? null : refuse('name-not-typed').problem
}
