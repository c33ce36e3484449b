/** Copies a template with its stored password under a name that is free. */
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { TemplateValues } from '@/lib/domain/templates/fields'
import { database, type Tx } from '@/lib/platform/db/database'
import type { Actor } from '../../gates/types'
import { findTemplate, nameTakenBy, templateValuesOf } from '../store'
import { writeNew } from './create'
import { resealed } from './secrets'

const nameMaxLength = 80
const mostCopies = 1000

/** `newId` is minted by the caller, so that asking twice makes one copy. Inside a running transaction it joins it. */
export function duplicateTemplate(
  actor: Actor,
  { id, newId }: { id: string; newId: string },
): Promise<Result<{ id: string; name: string }>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const copied = await findTemplate(tx, newId)
    if (copied) return ok({ id: newId, name: copied.name })
    const row = await findTemplate(tx, id)
    if (!row) return refuse('not-found')
    const name = await freeName(tx, row.name)
    const values = { ...templateValuesOf(row), name } as TemplateValues
    const place = { partnerId: actor.partnerId, table: 'customer_template' as const }
    const provisioningAccountPassword = resealed(
      row.provisioningAccountPassword,
      { ...place, id },
      { ...place, id: newId },
    )
    await writeNew(tx, actor, { id: newId, values, sealed: { provisioningAccountPassword } })
    return ok({ id: newId, name })
  })
}

/** "Retail ES (2)": the first number that nobody has. */
async function freeName(tx: Tx, name: string): Promise<string> {
  const stem = name.replace(/ \(\d+\)$/, '')
  for (let number = 2; number <= mostCopies; number++) {
    const suffix = ` (${number})`
    const candidate = `${stem.slice(0, nameMaxLength - suffix.length).trimEnd()}${suffix}`
    if ((await nameTakenBy(tx, candidate)) === null) return candidate
  }
  return `${stem.slice(0, nameMaxLength - 37)} ${crypto.randomUUID()}`
}
