/** The rows of people and invitations; the only place with Prisma for them. */
import type { Role } from '@/lib/domain/identity/permissions'
import type { Tx } from '@/lib/platform/db/database'

const personSelection = {
  id: true,
  email: true,
  name: true,
  role: true,
  disabledAt: true,
  lastSignInAt: true,
  createdAt: true,
  totpConfirmedAt: true,
  oidcIssuer: true,
  passwordChangedAt: true,
  version: true,
} as const

interface NewPerson {
  id: string
  partnerId: string
  email: string
  name: string
  role: Role
  passwordHash?: string
  passwordChangedAt?: Date
}

export async function insertPerson(tx: Tx, person: NewPerson): Promise<void> {
  await tx.person.create({ data: person, select: { id: true } })
}

export async function findPerson(tx: Tx, id: string) {
  return tx.person.findUnique({ where: { id }, select: personSelection })
}

interface PersonChange {
  name?: string
  role?: Role
  disabledAt?: Date | null
  passwordHash?: string
  passwordChangedAt?: Date
  oidcIssuer?: string
  oidcSubject?: string
  totpSecret?: Uint8Array<ArrayBuffer> | null
  totpConfirmedAt?: Date | null
  totpLastStep?: bigint | null
  recoveryHashes?: string[]
}

/** Changes the row when it still has `version`; false when somebody else was faster. */
export async function changePersonAt(tx: Tx, id: string, version: number, data: PersonChange): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  })
  return count === 1
}

export async function changePerson(tx: Tx, id: string, data: PersonChange): Promise<void> {
  await tx.person.updateMany({ where: { id }, data: { ...data, version: { increment: 1 } } })
}

/**
 * The ids of full admins who can sign in, locked until the transaction ends, so that two admins cannot demote each other
 * at the same moment and leave nobody.
 */
export async function lockFullAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM person WHERE role = 'full-admin' AND disabled_at IS NULL
      AND (password_hash IS NOT NULL OR oidc_subject IS NOT NULL) ORDER BY id FOR UPDATE`
  return rows.map(({ id }) => id)
}

interface NewInvitation {
  id: string
  partnerId: string
  personId: string
  tokenHash: string
  createdAt: Date
  expiresAt: Date
}

/** A new invitation makes the older ones of this person worthless. */
export async function replaceInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  await tx.invitation.deleteMany({ where: { personId: invitation.personId } })
  await tx.invitation.create({ data: invitation, select: { id: true } })
}

export async function dropInvitations(tx: Tx, personId: string): Promise<void> {
  await tx.invitation.deleteMany({ where: { personId } })
}

/** Uses the invitation up; false when it was used, has expired or was replaced in the meantime. */
export async function claimInvitation(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, acceptedAt: null, expiresAt: { gt: at } },
    data: { acceptedAt: at },
  })
  return count === 1
}

/** Marks a time step as used; false when it or a later one was used before. */
export async function spendTotpStep(tx: Tx, id: string, step: bigint): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  })
  return count === 1
}

/** Takes a recovery code away; false when it is not there (any more). */
export async function spendRecoveryCode(tx: Tx, id: string, hash: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE person SET recovery_hashes = array_remove(recovery_hashes, ${hash})
    WHERE id = ${id}::uuid AND ${hash} = ANY (recovery_hashes)`
  return count === 1
}

/** What only the person's own security page and its operations may read. */
export async function findOwnSecrets(tx: Tx, id: string) {
  return tx.person.findUnique({
    where: { id },
    select: { passwordHash: true, totpSecret: true, totpConfirmedAt: true, recoveryHashes: true, version: true },
  })
}

/** Everybody of the partner by name: for choosing one. */
export async function namesOfPeople(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.person.findMany({ select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
}
