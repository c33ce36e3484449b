/** Judges the values of a template against the partner's other rows: its name, its cluster, its administrator. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { type Problem, type Result, refuse } from '@/lib/domain/result'
import type { TemplateValues } from '@/lib/domain/templates/fields'
import { parseTemplate } from '@/lib/domain/templates/parse'
import { noTemplateSecrets, type StoredTemplateSecrets } from '@/lib/domain/templates/rules'
import type { Tx } from '@/lib/platform/db/database'
import { foreignKeyViolationOf, uniqueViolationOf } from '@/lib/platform/db/errors'
import { clusterNamesOf, nameTakenBy, partnerAdmins } from '../store'

interface Candidate {
  id: string
  values: FieldValues
  /** What is stored of it; null for a new one. An administrator who left later does not stop other edits. */
  before: FieldValues | null
  stored?: StoredTemplateSecrets
}

/** The values, fit to be written; every refusal stands at its field. */
export async function judgeTemplate(
  tx: Tx,
  { id, values, before, stored = noTemplateSecrets }: Candidate,
): Promise<Result<TemplateValues>> {
  const parsed = parseTemplate(values, stored)
  if (!parsed.ok) return parsed
  const { name, clusterId, adminEmail } = parsed.value
  const fields: NonNullable<Problem['fields']> = {}
  const taken = await nameTakenBy(tx, name, id)
  if (taken) fields.name = { code: 'template-name-taken', params: { name: taken } }
  if (!(await clusterNamesOf(tx, [clusterId])).has(clusterId)) fields.clusterId = { code: 'cluster-gone' }
  const isAdmin = (await partnerAdmins(tx)).some(({ email }) => email === adminEmail)
  if (!isAdmin && before?.adminEmail !== adminEmail) fields.adminEmail = { code: 'admin-unknown' }
  return Object.keys(fields).length > 0 ? refuse('check-fields', { fields }) : parsed
}

/** What a broken constraint says: somebody else was faster than our look. Null for every other error. */
export function collisionOf(error: unknown, name: string): Result<never> | null {
  const unique = uniqueViolationOf(error)
  if (unique?.includes('name'))
    return refuse('check-fields', { fields: { name: { code: 'template-name-taken', params: { name } } } })
  if (unique !== null) return refuse('not-found')
  const foreign = foreignKeyViolationOf(error)
  if (foreign?.includes('cluster')) return refuse('check-fields', { fields: { clusterId: { code: 'cluster-gone' } } })
  return null
}
