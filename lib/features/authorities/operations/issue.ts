/** Issues a bridge client certificate, or its successor while the old one stays valid. Its key is answered once and kept nowhere. */
import { X509Certificate } from 'node:crypto'
import { endOfIssued } from '@/lib/domain/authorities/issued'
import { holderOf } from '@/lib/domain/certificates/held/held-place'
import type { EdgeTopology } from '@/lib/domain/certificates/places'
import { ctiClientName, ctiClientPurposes } from '@/lib/domain/certificates/places/bridge-client'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { runInThread } from '@/lib/platform/certificates/forge-thread'
import { now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { recordAudit } from '../../audit/operations'
import { storeChain } from '../../certificates/operations/store-chain'
import { findCluster } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import { type AuthorityRecord, findAuthority, findIssued, type IssuedRecord, insertIssued } from '../store'
import type { IssuedOnce } from '../types'
import { openIssuing } from './keys'

export interface ClientToIssue {
  /** Minted by the page; a second post of it makes no second certificate. */
  id: string
  authorityId: string
  days: number
  /** '' makes no PKCS#12. */
  password: string
  /** The cluster whose bridge will show it, so that its chain and its trust anchors are stored there. */
  clusterId: string | null
  /** The certificate that it stands in for. */
  replacesId: string | null
}

interface Facts {
  authority: AuthorityRecord
  cluster: { id: string; name: string } | null
  replaces: IssuedRecord | null
}

/** Refusals: not-found, already-done, authority-ended, key-not-openable, busy, and those of `storeChain`. */
export async function issueClient(actor: Actor, input: ClientToIssue): Promise<Result<IssuedOnce>> {
  const found = await database().asPartner(actor.partnerId, (tx) => factsOf(tx, input))
  if (!found.ok) return found
  const facts = found.value
  const notBefore = now()
  const notAfter = endOfIssued(notBefore, input.days, facts.authority.expiresAt)
  if (notAfter <= notBefore) return refuse('authority-ended')
  const issuing = openIssuing(facts.authority)
  if (!issuing.ok) return issuing
  const made = await runInThread('issue-client', {
    issuing: issuing.value,
    rootPem: facts.authority.rootCertificate,
    commonName: ctiClientName,
    purposes: ctiClientPurposes,
    notBefore,
    notAfter,
    password: input.password,
  })
  if (!made.ok) return made
  const { certificatePem, keyPem, pkcs12 } = made.value
  const { serialNumber } = new X509Certificate(certificatePem)
  const issued: Issued = {
    serial: serialNumber.toLowerCase(),
    certificatePem,
    startsAt: notBefore,
    expiresAt: notAfter,
  }
  await database().asPartner(actor.partnerId, (tx) => keep(tx, actor, input, facts, issued))
  return ok({
    commonName: ctiClientName,
    serial: issued.serial,
    expiresAt: notAfter.toISOString(),
    keyPem,
    certificatePem,
    chainPem: certificatePem + facts.authority.issuingCertificate,
    pkcs12: pkcs12 && Buffer.from(pkcs12).toString('base64'),
    storedFor: facts.cluster?.name ?? null,
  })
}

interface Issued {
  serial: string
  certificatePem: string
  startsAt: Date
  expiresAt: Date
}

async function factsOf(tx: Tx, { id, authorityId, clusterId, replacesId }: ClientToIssue): Promise<Result<Facts>> {
  if (await findIssued(tx, id)) return refuse('already-done')
  const authority = await findAuthority(tx, authorityId)
  const cluster = clusterId ? await findCluster(tx, clusterId) : null
  const replaces = replacesId ? await findIssued(tx, replacesId) : null
  const isMissing = !authority || (clusterId && !cluster) || (replacesId && replaces?.authorityId !== authorityId)
  if (isMissing) return refuse('not-found')
  if (replaces?.revocation) return refuse('revocation-done')
  if (cluster && !holderOf(cluster.edgeTopology as EdgeTopology, 'bridge-client')) {
    return refuse('certificate-place-unknown')
  }
  return ok({ authority, cluster, replaces })
}

/** The bridge shows the chain; what trusts it on the XSPs is stored first, so that the chain is judged with it. */
async function keep(
  tx: Tx,
  actor: Actor,
  input: ClientToIssue,
  { authority, cluster, replaces }: Facts,
  { serial, certificatePem, startsAt, expiresAt }: Issued,
): Promise<void> {
  const { rootCertificate, issuingCertificate } = authority
  await insertIssued(tx, {
    id: input.id,
    partnerId: actor.partnerId,
    authorityId: authority.id,
    serial,
    commonName: ctiClientName,
    certificate: certificatePem,
    madeFor: cluster?.name ?? '',
    replacesSerial: replaces?.serial ?? null,
    startsAt,
    expiresAt,
  })
  if (cluster) {
    const at = { clusterId: cluster.id, source: 'issued' } as const
    const chains = [
      { ...at, place: 'bridge-trust', certificatesPem: rootCertificate + issuingCertificate },
      { ...at, place: 'bridge-client', certificatesPem: certificatePem + issuingCertificate },
    ] as const
    for (const chain of chains) {
      const stored = await storeChain(tx, actor, chain)
      if (!stored.ok) throw new Error(`What was issued is not stored: ${stored.problem.code}`)
    }
  }
  await recordAudit(tx, actor, {
    action: replaces ? 'authority.client-renewed' : 'authority.client-issued',
    target: { type: 'authority', id: authority.id, name: authority.name },
    changes: [
      { field: 'serial', before: replaces?.serial ?? null, after: serial },
      { field: 'expiresAt', before: replaces?.expiresAt.toISOString() ?? null, after: expiresAt.toISOString() },
      ...(cluster ? [{ field: 'madeFor', before: null, after: cluster.name }] : []),
    ],
  })
}
