/** Changes the partner's own settings. */
import { diffOf } from '@/lib/domain/catalogue/field'
import { partnerFields } from '@/lib/domain/identity/fields'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import type { PersonActor } from '@/lib/features/gates/types'
import { database } from '@/lib/platform/db/database'
import { changePartnerAt, findPartner } from '../store'

interface PartnerChange {
  partnerName: string
  timeZone: string
  /** The version the caller saw. */
  version: number
}

export async function changePartner(
  actor: PersonActor,
  { partnerName: name, timeZone, version }: PartnerChange,
): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const before = await findPartner(tx, actor.partnerId)
    if (!before) return refuse('not-found')
    const changes = diffOf(
      partnerFields,
      { partnerName: before.name, timeZone: before.timeZone },
      { partnerName: name, timeZone },
    )
    if (changes.length === 0) return ok(null)
    if (!(await changePartnerAt(tx, actor.partnerId, version, { name, timeZone }))) return refuse('conflict')
    const target = { type: 'partner' as const, id: actor.partnerId, name }
    await recordAudit(tx, actor, { action: 'partner.changed', target, changes })
    return ok(null)
  })
}
