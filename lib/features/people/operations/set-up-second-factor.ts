/** Sets up, confirms and removes the second step of sign-in for oneself; each asks for a fresh proof of who one is. */

import type { AuditAction } from '@/lib/domain/audit/events'
import { isFreshlyProven } from '@/lib/domain/identity/reauthentication'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import type { PersonActor } from '@/lib/features/gates/types'
import {
  newRecoveryCodes,
  newTotpSecret,
  normalRecoveryCode,
  totpAddress,
  totpStepOf,
} from '@/lib/platform/auth/one-time-codes'
import { hashToken } from '@/lib/platform/auth/tokens'
import { now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { open, seal } from '@/lib/platform/secrets/envelope'
import { changePerson, findOwnSecrets } from '../store'
import type { RecoveryCodes, SecondFactorOffer } from '../types'

const placeOf = (actor: PersonActor) => ({
  partnerId: actor.partnerId,
  table: 'person',
  column: 'totp_secret',
  rowId: actor.personId,
})

/** Makes a secret that counts only once a code of it was shown; asking again replaces it. */
export async function offerSecondFactor(actor: PersonActor): Promise<Result<SecondFactorOffer>> {
  if (!isFreshlyProven(actor.reauthenticatedAt, now())) return refuse('prove-again')
  const secret = newTotpSecret()
  return database().asPartner(actor.partnerId, async (tx) => {
    if ((await findOwnSecrets(tx, actor.personId))?.totpConfirmedAt) return refuse('second-factor-exists')
    await changePerson(tx, actor.personId, { totpSecret: seal(secret, placeOf(actor)), totpLastStep: null })
    return ok({ secret, address: totpAddress(secret, actor.email) })
  })
}

export async function confirmSecondFactor(actor: PersonActor, code: string): Promise<Result<RecoveryCodes>> {
  if (!isFreshlyProven(actor.reauthenticatedAt, now())) return refuse('prove-again')
  return database().asPartner(actor.partnerId, async (tx) => {
    const own = await findOwnSecrets(tx, actor.personId)
    if (own?.totpConfirmedAt) return refuse('second-factor-exists')
    if (!own?.totpSecret) return refuse('second-factor-not-offered')
    const step = totpStepOf(code.replace(/\s/g, ''), open(own.totpSecret, placeOf(actor)), now())
    if (step === null) return refuse('check-fields', { fields: { firstCode: { code: 'second-factor-refused' } } })
    await changePerson(tx, actor.personId, { totpConfirmedAt: now(), totpLastStep: step })
    return ok(await renewCodes(tx, actor, 'person.second-factor-set-up'))
  })
}

export async function renewRecoveryCodes(actor: PersonActor): Promise<Result<RecoveryCodes>> {
  if (!isFreshlyProven(actor.reauthenticatedAt, now())) return refuse('prove-again')
  return database().asPartner(actor.partnerId, async (tx) => {
    if (!(await findOwnSecrets(tx, actor.personId))?.totpConfirmedAt) return refuse('second-factor-missing')
    return ok(await renewCodes(tx, actor, 'person.recovery-codes-renewed'))
  })
}

export async function removeOwnSecondFactor(actor: PersonActor): Promise<Result<null>> {
  if (!isFreshlyProven(actor.reauthenticatedAt, now())) return refuse('prove-again')
  return database().asPartner(actor.partnerId, async (tx) => {
    if (!(await findOwnSecrets(tx, actor.personId))?.totpConfirmedAt) return refuse('second-factor-missing')
    await forgetSecondFactor(tx, actor.personId)
    await tell(tx, actor, 'person.second-factor-removed')
    return ok(null)
  })
}

export async function forgetSecondFactor(tx: Tx, personId: string): Promise<void> {
  await changePerson(tx, personId, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null, recoveryHashes: [] })
}

async function renewCodes(tx: Tx, actor: PersonActor, action: PersonAction): Promise<RecoveryCodes> {
  const codes = newRecoveryCodes()
  await changePerson(tx, actor.personId, { recoveryHashes: codes.map((code) => hashToken(normalRecoveryCode(code))) })
  await tell(tx, actor, action)
  return { codes }
}

type PersonAction = Extract<AuditAction, `person.${string}`>

async function tell(tx: Tx, actor: PersonActor, action: PersonAction): Promise<void> {
  await recordAudit(tx, actor, {
    action,
    target: { type: 'person', id: actor.personId, name: actor.name },
    changes: [],
  })
}
