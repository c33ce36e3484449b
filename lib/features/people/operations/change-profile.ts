/** Changes one's own name. */
import { diffOf } from '@/lib/domain/catalogue/field'
import { profileFields } from '@/lib/domain/identity/fields'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import type { PersonActor } from '@/lib/features/gates/types'
import { database } from '@/lib/platform/db/database'
import { changePersonAt, findPerson } from '../store'

export async function changeProfile(
  actor: PersonActor,
  { name, version }: { name: string; version: number },
): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const before = await findPerson(tx, actor.personId)
    if (!before) return refuse('not-found')
    const changes = diffOf(profileFields, { name: before.name }, { name })
    if (changes.length === 0) return ok(null)
    if (!(await changePersonAt(tx, actor.personId, version, { name }))) return refuse('conflict')
    await recordAudit(tx, actor, {
      action: 'person.changed',
      target: { type: 'person', id: actor.personId, name },
      changes,
    })
    return ok(null)
  })
}
