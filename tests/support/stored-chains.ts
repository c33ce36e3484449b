/** Rows of stored chains, for tests: what matters is given, the rest is filled in. */
import { makeIdentity } from '@/lib/lab/certificates/authorities'
import { newId } from '@/lib/platform/clock'
import type { Database } from '@/lib/platform/db/database'
import type { CertificateChain, Prisma } from '@/lib/platform/db/generated/client'

let made = 0

/** A stored chain of a place; what it holds is only named, not made. */
export async function makeChain(
  database: Database,
  partnerId: string,
  clusterId: string,
  given: Partial<Omit<Prisma.CertificateChainUncheckedCreateInput, 'partnerId'>> = {},
): Promise<CertificateChain> {
  const id = given.id ?? newId()
  const at = new Date()
  return database.asPartner(partnerId, (tx) =>
    tx.certificateChain.create({
      data: {
        place: 'public-server',
        source: 'probed',
        host: 'xsi.example.test',
        port: 443,
        address: `192.0.2.${(++made % 250) + 1}`,
        certificates: '',
        fingerprints: id,
        subject: 'xsi.example.test',
        issuer: 'Example CA',
        searchText: 'xsi.example.test example ca',
        certificateCount: 2,
        earliestExpiresAt: new Date(at.getTime() + 90 * 86_400_000),
        earliestRole: 'leaf',
        judgedOn: id,
        worst: 'met',
        judgedAt: at,
        changedAt: at,
        ...given,
        id,
        partnerId,
        clusterId,
      },
    }),
  )
}

/** A root, and an authority that it has issued, as PEM. */
export function makePair(name: string, at = new Date()): { root: string; issuing: string } {
  const root = makeIdentity({ commonName: `${name} Root`, role: 'authority' }, undefined, at)
  const issuing = makeIdentity({ commonName: `${name} Issuing`, role: 'authority' }, root, at)
  return { root: root.certificatePem, issuing: issuing.certificatePem }
}

/** A file with the cloud's client chain that counts. */
export async function makeCloudChain(
  database: Database,
  partnerId: string,
  name: string,
  given: Partial<Omit<Prisma.CloudClientChainUncheckedCreateInput, 'partnerId'>> = {},
): Promise<{ id: string }> {
  const id = newId()
  const { root, issuing } = makePair(name)
  await database.asPartner(partnerId, (tx) =>
    tx.cloudClientChain.create({
      data: {
        id,
        partnerId,
        name,
        certificates: root + issuing,
        fingerprints: id,
        earliestExpiresAt: new Date(Date.now() + 365 * 86_400_000),
        certificateCount: 2,
        addedBy: 'Ana Admin',
        addedAt: new Date(),
        ...given,
      },
    }),
  )
  return { id }
}
