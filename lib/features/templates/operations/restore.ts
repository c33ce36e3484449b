/** Takes a template back to an earlier version; what was there since stays in the history. */
import { ok, type Result, refuse } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import type { Actor } from '../../gates/types'
import { findTemplate, templateValuesOf } from '../store'
import { collisionOf, judgeTemplate } from './judge'
import { snapshotOf, storedSnapshot, write } from './update'

export interface Restoration {
  id: string
  /** The version that was looked at; a newer one refuses. */
  version: number
  /** The version to go back to. */
  number: number
  /** The account's password where the stored one belongs to another account; '' keeps what is stored. */
  password: string
}

export async function restoreVersion(actor: Actor, input: Restoration): Promise<Result<{ version: number }>> {
  try {
    return await database().asPartner(actor.partnerId, (tx) => restore(tx, actor, input))
  } catch (error) {
    const collision = collisionOf(error, '')
    if (!collision) throw error
    return collision
  }
}

async function restore(tx: Tx, actor: Actor, { id, version, number, password }: Restoration) {
  const row = await findTemplate(tx, id)
  const earlier = await storedSnapshot(tx, id, number)
  if (!row || !earlier || number >= row.version) return refuse('not-found')
  if (row.version !== version) return refuse('conflict')
  const before = await snapshotOf(tx, row)
  const typed = { provisioningAccountPassword: password, provisioningAccountPasswordAgain: password }
  const judged = await judgeTemplate(tx, {
    id,
    values: { ...earlier.values, ...typed },
    before: before.values,
    stored: { provisioningAccountPassword: keepsPassword(templateValuesOf(row), earlier.values, row) },
  })
  if (!judged.ok) return judged
  const isSaved = await write(tx, actor, row, { before, after: judged.value, restoredFrom: number })
  return isSaved ? ok({ version: row.version + 1 }) : refuse('conflict')
}

/** A stored password belongs to its account: it goes on only with the same name. */
function keepsPassword(
  now: Record<string, unknown>,
  earlier: Record<string, unknown>,
  row: { provisioningAccountPassword: unknown },
): boolean {
  return row.provisioningAccountPassword !== null && now.provisioningAccountName === earlier.provisioningAccountName
}
