/** The rows of sessions; the only place with Prisma for them. */
import type { Tx } from '@/lib/platform/db/database'
import type { SessionMethod } from './types'

interface NewSession {
  id: string
  partnerId: string
  personId: string
  tokenHash: string
  method: SessionMethod
  userAgent: string
  clientAddress: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  reauthenticatedAt: Date | null
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.session.create({ data: session, select: { id: true } })
}

/** The sessions of a person that live at this moment. */
export async function sessionsOf(tx: Tx, personId: string, at: Date, idleMinutes: number) {
  return tx.session.findMany({
    where: living(personId, at, idleMinutes),
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      method: true,
      userAgent: true,
      clientAddress: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
    },
  })
}

export async function countSessions(tx: Tx, personId: string, at: Date, idleMinutes: number): Promise<number> {
  return tx.session.count({ where: living(personId, at, idleMinutes) })
}

const living = (personId: string, at: Date, idleMinutes: number) => ({
  personId,
  expiresAt: { gt: at },
  lastSeenAt: { gt: new Date(at.getTime() - idleMinutes * 60_000) },
})

/** Ends sessions of one person and answers the ids of those that lived. */
export async function deleteSessions(
  tx: Tx,
  personId: string,
  which: { only?: string; except?: string } = {},
): Promise<string[]> {
  const where = {
    personId,
    ...(which.only ? { id: which.only } : {}),
    ...(which.except ? { NOT: { id: which.except } } : {}),
  }
  const ended = await tx.session.findMany({ where, select: { id: true } })
  await tx.session.deleteMany({ where: { id: { in: ended.map(({ id }) => id) } } })
  return ended.map(({ id }) => id)
}

/** Notes a sign of life. */
export async function touchSession(tx: Tx, sessionId: string, at: Date): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: at } })
}

export async function markReauthenticated(tx: Tx, sessionId: string, at: Date): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId }, data: { reauthenticatedAt: at } })
}

export async function markSignedIn(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.person.updateMany({ where: { id: personId }, data: { lastSignInAt: at } })
}
