/** Reads and writes internal authorities, what they issued and revoked, in the tenant's transaction. */
import type { RevocationReason } from '@/lib/domain/authorities/issued'
import type { Tx } from '@/lib/platform/db/database'
import type {
  CertificateAuthority,
  CertificateRevocation,
  IssuedCertificate,
  RevocationList,
} from '@/lib/platform/db/generated/client'

export type AuthorityRecord = CertificateAuthority
export type IssuedRecord = IssuedCertificate & { revocation: CertificateRevocation | null }

const mostIssued = 1_000

export const findAuthority = (tx: Tx, id: string): Promise<AuthorityRecord | null> =>
  tx.certificateAuthority.findFirst({ where: { id } })

export const listAuthorities = (tx: Tx) =>
  tx.certificateAuthority.findMany({
    select: {
      id: true,
      name: true,
      createdAt: true,
      expiresAt: true,
      rootCertificate: true,
      issuingCertificate: true,
      issued: { select: { expiresAt: true, revocation: { select: { revokedAt: true } } } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })

export async function insertAuthority(tx: Tx, data: Omit<AuthorityRecord, 'createdAt' | 'version'>): Promise<void> {
  await tx.certificateAuthority.create({ data })
}

export const findIssued = (tx: Tx, id: string): Promise<IssuedRecord | null> =>
  tx.issuedCertificate.findFirst({ where: { id }, include: { revocation: true } })

/** The latest first. */
export const issuedBy = (tx: Tx, authorityId: string): Promise<IssuedRecord[]> =>
  tx.issuedCertificate.findMany({
    where: { authorityId },
    include: { revocation: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostIssued,
  })

export async function insertIssued(tx: Tx, data: Omit<IssuedCertificate, 'createdAt'>): Promise<void> {
  await tx.issuedCertificate.create({ data })
}

export interface NewRevocation {
  id: string
  partnerId: string
  certificateId: string
  reason: RevocationReason
  revokedAt: Date
}

export async function insertRevocation(tx: Tx, data: NewRevocation): Promise<void> {
  await tx.certificateRevocation.create({ data })
}

/** Of one authority: serial number, reason and time of everything that was revoked. */
export async function revokedBy(tx: Tx, authorityId: string) {
  const rows = await tx.certificateRevocation.findMany({
    where: { certificate: { authorityId } },
    select: { reason: true, revokedAt: true, certificate: { select: { serial: true } } },
    orderBy: [{ revokedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ reason, revokedAt, certificate }) => ({
    reason: reason as RevocationReason,
    revokedAt,
    serial: certificate.serial,
  }))
}

export const latestList = (tx: Tx, authorityId: string): Promise<RevocationList | null> =>
  tx.revocationList.findFirst({ where: { authorityId }, orderBy: { number: 'desc' } })

export async function insertList(tx: Tx, data: RevocationList): Promise<void> {
  await tx.revocationList.create({ data })
}
