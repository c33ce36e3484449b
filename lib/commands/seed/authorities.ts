/**
 * The internal authority of the story: what it issued for the bridge of Lisboa ends within a month and has its successor
 * already; a certificate of a proxy that was given up is revoked.
 */
import { X509Certificate } from 'node:crypto'
import { addDays } from '@/lib/domain/authorities/issued'
import { ctiClientName, ctiClientPurposes } from '@/lib/domain/certificates/places/bridge-client'
import type { Result } from '@/lib/domain/result'
import { createAuthority } from '@/lib/features/authorities/operations/create'
import { openIssuing } from '@/lib/features/authorities/operations/keys'
import { revokeClient } from '@/lib/features/authorities/operations/revoke'
import { type AuthorityRecord, findAuthority, insertIssued } from '@/lib/features/authorities/store'
import type { PersonActor } from '@/lib/features/gates/types'
import { makingLimits, runInThread, type ThreadLimits } from '@/lib/platform/certificates/forge-thread'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'

interface Issued {
  madeFor: string
  /** Days from now, negative in the past. */
  starts: number
  ends: number
  replaces?: string
}

const storyPartner = 'Norte Telecom'

/** Nobody waits at a form while the story is told, and a machine that starts everything at once is slow. */
const patient: ThreadLimits = { ...makingLimits, startMs: 120_000, timeMs: 300_000 }

export async function addAuthority(actor: PersonActor): Promise<void> {
  if (actor.partnerName !== storyPartner) return
  const id = newId()
  given(await createAuthority(actor, { id, name: 'Norte bridges', years: 10 }, patient))
  const authority = await database().asPartner(actor.partnerId, (tx) => findAuthority(tx, id))
  if (!authority) throw new Error('The authority of the story is not there')
  const [old, givenUp] = await Promise.all([
    issue(authority, { madeFor: 'Lisboa', starts: -341, ends: 24 }),
    issue(authority, { madeFor: 'Lisboa, old proxy', starts: -200, ends: 165 }),
  ])
  await issue(authority, { madeFor: 'Lisboa', starts: -2, ends: 363, replaces: old.serial })
  given(await revokeClient(actor, { certificateId: givenUp.id, reason: 'cessation' }, patient))
}

async function issue(authority: AuthorityRecord, { madeFor, starts, ends, replaces }: Issued) {
  const [startsAt, expiresAt] = [addDays(now(), starts), addDays(now(), ends)]
  const made = given(
    await runInThread(
      'issue-client',
      {
        issuing: given(openIssuing(authority)),
        rootPem: authority.rootCertificate,
        commonName: ctiClientName,
        purposes: ctiClientPurposes,
        notBefore: startsAt,
        notAfter: expiresAt,
        password: '',
      },
      patient,
    ),
  )
  const issued = {
    id: newId(),
    partnerId: authority.partnerId,
    authorityId: authority.id,
    serial: new X509Certificate(made.certificatePem).serialNumber.toLowerCase(),
    commonName: ctiClientName,
    certificate: made.certificatePem,
    madeFor,
    replacesSerial: replaces ?? null,
    startsAt,
    expiresAt,
  }
  await database().asPartner(authority.partnerId, (tx) => insertIssued(tx, issued))
  return issued
}

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The story is refused: ${result.problem.code}`)
  return result.value
}
