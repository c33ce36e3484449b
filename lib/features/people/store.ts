/** The rows of people and invitations; the only place with Prisma for them. */
import type { PeopleFilter } from '@/lib/domain/identity/people-query'
import type { Role } from '@/lib/domain/identity/permissions'
import { readCursor } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import type { Tx } from '@/lib/platform/db/database'
import type { Prisma } from '@/lib/platform/db/generated/client'

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

const rowSelection = { ...personSelection, passwordHash: true } as const
export type StoredPerson = Prisma.PersonGetPayload<{ select: typeof personSelection }> & { hasPassword: boolean }

/** The hash itself never leaves the store. */
const withoutHash = ({ passwordHash, ...person }: Prisma.PersonGetPayload<{ select: typeof rowSelection }>) => ({
  ...person,
  hasPassword: passwordHash !== null,
})

const canSignIn: Prisma.PersonWhereInput = { OR: [{ passwordHash: { not: null } }, { oidcSubject: { not: null } }] }
const byState: Record<PeopleFilter['state'], Prisma.PersonWhereInput> = {
  disabled: { disabledAt: { not: null } },
  active: { disabledAt: null, ...canSignIn },
  invited: { disabledAt: null, passwordHash: null, oidcSubject: null },
}

export function peopleMatching({ search, filters }: TableQuery): Prisma.PersonWhereInput {
  const { role, state } = filters
  // Prisma hands the text to ILIKE as it is: what is typed must not become a wildcard.
  const has = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
  return {
    AND: [
      search ? { OR: [{ name: has }, { email: has }] } : {},
      role ? { role: { in: role } } : {},
      state ? { OR: state.map((one) => byState[one as PeopleFilter['state']]) } : {},
    ],
  }
}

/** One person more than the page holds, from the query's cursor on; backwards in reverse order. */
export async function pageOfPeople(tx: Tx, query: TableQuery, where: Prisma.PersonWhereInput): Promise<StoredPerson[]> {
  const isDescending = query.sort.isDescending !== (query.before !== null)
  const [order, beyond] = isDescending ? (['desc', 'lt'] as const) : (['asc', 'gt'] as const)
  const cursor = readCursor(query.before ?? query.after)
  const from = cursor && {
    OR: [{ name: { [beyond]: cursor.value } }, { name: cursor.value, id: { [beyond]: cursor.id } }],
  }
  const people = await tx.person.findMany({
    where: { AND: [where, from ?? {}] },
    orderBy: [{ name: order }, { id: order }],
    take: query.size + 1,
    select: rowSelection,
  })
  return people.map(withoutHash)
}

export async function countPeople(tx: Tx, where: Prisma.PersonWhereInput, most: number): Promise<number> {
  return tx.person.count({ where, take: most + 1 })
}

export async function findPersonInFull(tx: Tx, id: string): Promise<StoredPerson | null> {
  const person = await tx.person.findUnique({ where: { id }, select: rowSelection })
  return person && withoutHash(person)
}
