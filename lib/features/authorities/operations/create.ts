/** Creates an internal authority: root and issuing, both keys sealed. */
import { addDays } from '@/lib/domain/authorities/issued'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { makingLimits, runInThread, type ThreadLimits } from '@/lib/platform/certificates/forge-thread'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { uniqueViolationOf } from '@/lib/platform/db/errors'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { findAuthority, insertAuthority, insertList } from '../store'
import { sealedKey } from './keys'
import { signedList } from './revocation-list'

export interface NewAuthority {
  /** Minted by the form: posting it twice meets the same row. */
  id: string
  name: string
  years: number
}

const daysOfYear = 365.25

/** Refusals: authority-name-taken, busy, and those of the thread. */
export async function createAuthority(
  actor: Actor,
  input: NewAuthority,
  limits: ThreadLimits = makingLimits,
): Promise<Result<{ id: string }>> {
  const { id, name } = input
  const { partnerId } = actor
  if (await exists(actor, id)) return ok({ id })
  const notBefore = now()
  const notAfter = addDays(notBefore, Math.round(input.years * daysOfYear))
  const wanted = { name, organization: actor.partnerName, notBefore, notAfter }
  const made = await runInThread('make-authority', wanted, limits)
  if (!made.ok) return made
  const { root, issuing } = made.value
  const list = await signedList(issuing, 1, [], limits)
  if (!list.ok) return list
  const authority = {
    id,
    partnerId,
    name,
    rootCertificate: root.certificatePem,
    rootKey: sealedKey({ id, partnerId }, 'root_key', root.keyPem),
    issuingCertificate: issuing.certificatePem,
    issuingKey: sealedKey({ id, partnerId }, 'issuing_key', issuing.keyPem),
    expiresAt: notAfter,
  }
  try {
    await database().asPartner(partnerId, async (tx) => {
      await insertAuthority(tx, authority)
      await insertList(tx, { id: newId(), partnerId, authorityId: id, ...list.value })
      await recordAudit(tx, actor, {
        action: 'authority.created',
        target: { type: 'authority', id, name },
        changes: [{ field: 'expiresAt', before: null, after: notAfter.toISOString() }],
      })
    })
    return ok({ id })
  } catch (error) {
    return refusalOf(error, actor, input)
  }
}

/** The same id again is the same click again; the same name is somebody's mistake. */
async function refusalOf(error: unknown, actor: Actor, { id, name }: NewAuthority): Promise<Result<{ id: string }>> {
  const constraint = uniqueViolationOf(error)
  if (constraint === null) throw error
  if (await exists(actor, id)) return ok({ id })
  if (!constraint.includes('name')) return refuse('not-found')
  return refuse('check-fields', { fields: { name: { code: 'authority-name-taken', params: { name } } } })
}

async function exists(actor: Actor, id: string): Promise<boolean> {
  return (await database().asPartner(actor.partnerId, (tx) => findAuthority(tx, id))) !== null
}
