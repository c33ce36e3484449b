/** Puts a country into another call-in location, or back where our own map has it. */
import { type CallInLocationCode, isNamedByVendor, ownLocationOf } from '@/lib/domain/locales/call-in'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import { refusingTwins } from '@/lib/platform/db/errors'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { readCallInEdits, writeCallInEdit } from '../store'

export interface CallInChoice {
  /** Alpha-2 of a country that exists. */
  country: string
  location: CallInLocationCode
  /** The location the person looked at. */
  seen: string
}

/** Refusals: call-in-named-by-vendor, conflict. */
export async function chooseCallIn(actor: Actor, choice: CallInChoice): Promise<Result<{ location: string }>> {
  if (isNamedByVendor(choice.country)) return refuse('call-in-named-by-vendor', { params: { country: choice.country } })
  return refusingTwins(() => database().asPartner(actor.partnerId, (tx) => store(tx, actor, choice)))
}

async function store(
  tx: Tx,
  actor: Actor,
  { country, location, seen }: CallInChoice,
): Promise<Result<{ location: string }>> {
  const edit = (await readCallInEdits(tx))[country] ?? null
  const before = edit ?? ownLocationOf(country)
  if (before !== seen) return refuse('conflict')
  if (before === location) return ok({ location })
  const next = location === ownLocationOf(country) ? null : location
  if (!(await writeCallInEdit(tx, { partnerId: actor.partnerId, country }, edit, next))) return refuse('conflict')
  await recordAudit(tx, actor, {
    action: next ? 'locale.call-in-changed' : 'locale.call-in-reset',
    target: { type: 'locale', id: null, name: country },
    changes: [{ field: 'callInLocation', before, after: location }],
  })
  return ok({ location })
}
