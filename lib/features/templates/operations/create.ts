/** Creates a customer template. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { ok, type Result } from '@/lib/domain/result'
import type { TemplateValues } from '@/lib/domain/templates/fields'
import { editsOf } from '@/lib/domain/templates/versions'
import { database, type Tx } from '@/lib/platform/db/database'
import type { Actor } from '../../gates/types'
import { findTemplate, insertTemplate, type SealedTemplateSecrets } from '../store'
import { collisionOf, judgeTemplate } from './judge'
import { recordChange, recordVersion } from './record'
import { sealedPasswordOf } from './secrets'

export interface NewTemplate {
  /** Minted by the form: posting it twice meets the same row. */
  id: string
  values: FieldValues
}

/** Posting the same id again answers as the first time. Inside a running transaction it joins it. */
export async function createTemplate(actor: Actor, input: NewTemplate): Promise<Result<{ id: string }>> {
  const { partnerId } = actor
  try {
    return await database().asPartner(partnerId, async (tx) => {
      if (await findTemplate(tx, input.id)) return ok({ id: input.id })
      const judged = await judgeTemplate(tx, { ...input, before: null })
      if (!judged.ok) return judged
      const sealed = sealedPasswordOf({ id: input.id, partnerId }, judged.value)
      await writeNew(tx, actor, { id: input.id, values: judged.value, sealed })
      return ok({ id: input.id })
    })
  } catch (error) {
    const collision = collisionOf(error, String(input.values.name))
    if (!collision) throw error
    const isThere = await database().asPartner(partnerId, (tx) => findTemplate(tx, input.id))
    return isThere ? ok({ id: input.id }) : collision
  }
}

/** Row, first version and audit of a template whose values were judged. */
export async function writeNew(
  tx: Tx,
  actor: Actor,
  template: { id: string; values: TemplateValues; sealed: SealedTemplateSecrets },
): Promise<void> {
  const { id, values, sealed } = template
  await insertTemplate(tx, { id, partnerId: actor.partnerId }, values, sealed)
  const passwordSetAt = sealed.provisioningAccountPassword ? 1 : null
  await recordVersion(tx, actor, { templateId: id, number: 1, values, passwordSetAt })
  await recordChange(tx, actor, { id, action: 'template.created', name: values.name, changes: editsOf(null, values) })
}
