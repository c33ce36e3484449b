/** Deeds on many templates: each is one transaction of its own, and each tells what became of it. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { ok, type Problem, type Result } from '@/lib/domain/result'
import { database } from '@/lib/platform/db/database'
import type { Actor } from '../../gates/types'
import { bringBackTemplate, deleteTemplate } from '../../templates/operations/remove'
import { updateTemplate } from '../../templates/operations/update'
import { findTemplates, templateValuesOf } from '../../templates/store'
import type { BulkOutcome } from '../types'

/** More enterprises than these are counted. */
const mostNamed = 5

/** What cannot be done because of how things are, not because it went wrong. */
const skips = new Set(['template-in-use', 'not-found'])

/** Those in use are skipped, and say by whom they are used. */
export function deleteTemplates(actor: Actor, ids: readonly string[]): Promise<BulkOutcome[]> {
  return eachOf(actor, ids, (id) => deleteTemplate(actor, { id }))
}

/** Undoes `deleteTemplates`. */
export async function bringBackTemplates(actor: Actor, ids: readonly string[]): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = []
  for (const id of ids) {
    const result = await bringBackTemplate(actor, { id })
    const outcome = outcomeOf({ id, name: result.ok ? result.value.name : '' }, result)
    const lost = result.ok ? result.value.lostUrls : []
    outcomes.push(lost.length > 0 ? { ...outcome, rest: lostUrlsProblem(lost) } : outcome)
  }
  return outcomes
}

function lostUrlsProblem(lost: readonly string[]): Problem {
  const enterprises = lost.filter((enterprise) => enterprise !== '')
  const params = {
    enterprises: enterprises.slice(0, mostNamed).join(', '),
    count: enterprises.length,
    more: Math.max(0, enterprises.length - mostNamed),
    system: lost.includes('') ? 'yes' : 'no',
  }
  return { code: 'urls-not-restored', params }
}

export interface PackageChange {
  id: string
  defaultPackage: string
}

/** Each to its own package, so that the same call undoes it. `before` says what it was. */
export async function changePackages(actor: Actor, changes: readonly PackageChange[]): Promise<BulkOutcome[]> {
  const wanted = new Map(changes.map(({ id, defaultPackage }) => [id, defaultPackage]))
  return eachOf(actor, [...wanted.keys()], (id, row) => {
    const values: FieldValues = { ...row.values, defaultPackage: wanted.get(id) ?? '' }
    if (values.defaultPackage === row.values.defaultPackage) return Promise.resolve(ok('same' as const))
    return updateTemplate(actor, { id, version: row.version, values })
  })
}

interface KnownTemplate {
  id: string
  name: string
  version: number
  values: FieldValues
}

async function eachOf(
  actor: Actor,
  ids: readonly string[],
  run: (id: string, row: KnownTemplate) => Promise<Result<unknown>>,
): Promise<BulkOutcome[]> {
  const rows = await database().asPartner(actor.partnerId, (tx) => findTemplates(tx, [...ids]))
  const known = new Map(rows.map((row) => [row.id, { ...row, values: templateValuesOf(row) }]))
  const outcomes: BulkOutcome[] = []
  for (const id of ids) {
    const row = known.get(id)
    if (!row) outcomes.push({ id, name: '', outcome: 'skipped', problem: { code: 'not-found' } })
    else outcomes.push({ ...outcomeOf(row, await run(id, row)), before: String(row.values.defaultPackage) })
  }
  return outcomes
}

function outcomeOf({ id, name }: { id: string; name: string }, result: Result<unknown>): BulkOutcome {
  if (!result.ok) {
    const { problem } = result
    return { id, name, outcome: skips.has(problem.code) ? 'skipped' : 'failed', problem }
  }
  if (result.value === 'same') return { id, name, outcome: 'skipped', problem: { code: 'unchanged' } }
  return { id, name, outcome: 'done', problem: null }
}
