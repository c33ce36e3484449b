/** Internal authorities as rows, with real certificates and keys that nobody can open: for tests of who may see what. */
import { makeIdentity } from '@/lib/lab/certificates/authorities'
import { newId } from '@/lib/platform/clock'
import type { Database } from '@/lib/platform/db/database'

const dayMs = 86_400_000

export interface MadeAuthority {
  authorityId: string
  /** A certificate that it has issued. */
  issuedId: string
}

export async function makeAuthority(database: Database, partnerId: string, name: string): Promise<MadeAuthority> {
  const now = new Date()
  const root = makeIdentity({ commonName: `${name} Root`, role: 'authority' }, undefined, now)
  const issuing = makeIdentity({ commonName: `${name} Issuing`, role: 'authority' }, root, now)
  const client = makeIdentity({ commonName: 'bwcticlient.webex.com', role: 'bridge-client' }, issuing, now)
  const [authorityId, issuedId] = [newId(), newId()]
  const expiresAt = new Date(now.getTime() + 365 * dayMs)
  await database.asPartner(partnerId, async (tx) => {
    await tx.certificateAuthority.create({
      data: {
        id: authorityId,
        partnerId,
        name,
        rootCertificate: root.certificatePem,
        rootKey: Buffer.from('no key'),
        issuingCertificate: issuing.certificatePem,
        issuingKey: Buffer.from('no key'),
        expiresAt,
      },
    })
    await tx.issuedCertificate.create({
      data: {
        id: issuedId,
        partnerId,
        authorityId,
        serial: issuedId.replaceAll('-', ''),
        commonName: client.commonName,
        certificate: client.certificatePem,
        madeFor: name,
        startsAt: now,
        expiresAt,
      },
    })
  })
  return { authorityId, issuedId }
}
