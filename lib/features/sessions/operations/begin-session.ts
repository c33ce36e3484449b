/** Begins a session: a fresh random token at every sign-in, its hash in a row, the absolute end fixed. */

import type { Client } from '@/lib/domain/identity/client'
import { recordAudit } from '@/lib/features/audit/operations'
import { hashToken, newToken } from '@/lib/platform/auth/tokens'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { insertSession, markSignedIn } from '../store'
import type { BegunSession, SessionMethod } from '../types'

interface Beginning {
  partnerId: string
  person: { id: string; name: string }
  method: SessionMethod
  client: Client
}

export async function beginSession(tx: Tx, { partnerId, person, method, client }: Beginning): Promise<BegunSession> {
  const [sessionToken, id, at] = [newToken(), newId(), now()]
  await insertSession(tx, {
    id,
    partnerId,
    personId: person.id,
    tokenHash: hashToken(sessionToken),
    method,
    userAgent: client.userAgent,
    clientAddress: client.address,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: new Date(at.getTime() + env().sessionAbsoluteHours * 3_600_000),
    reauthenticatedAt: at,
  })
  await markSignedIn(tx, person.id, at)
  const actor = {
    kind: 'person' as const,
    personId: person.id,
    name: person.name,
    partnerId,
    clientAddress: client.address,
  }
  await recordAudit(tx, actor, {
    action: 'session.started',
    target: { type: 'session', id, name: person.name },
    changes: [],
  })
  return { sessionToken }
}
