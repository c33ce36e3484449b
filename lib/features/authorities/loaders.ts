import 'server-only'

/** What the pages about internal authorities show. */
import { notFound } from 'next/navigation'
import * as z from 'zod'
import { daysUntil, issuedStateOf, type RevocationReason } from '@/lib/domain/authorities/issued'
import { certificateView } from '@/lib/domain/certificates/held/chain-view'
import { serverOfRelease } from '@/lib/domain/certificates/held/held-place'
import type { Certificate } from '@/lib/domain/certificates/model/certificate'
import { clientIdentityLines, ctiTrustLines } from '@/lib/domain/certificates/places/cli-lines'
import { may } from '@/lib/domain/identity/permissions'
import { fingerprintOf } from '@/lib/platform/certificates/encoding'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { certificatesIn } from '../certificates/operations/context'
import { listClusters } from '../clusters/store'
import { requireActor } from '../gates/session'
import { findAuthority, type IssuedRecord, issuedBy, latestList, listAuthorities } from './store'
import type { AuthoritiesPage, AuthorityPage, IssuedRow } from './types'

export async function loadAuthorities(): Promise<AuthoritiesPage> {
  const actor = await requireActor('certificate.read')
  const at = now()
  const found = await database().asPartner(actor.partnerId, listAuthorities)
  const rows = found.map(({ id, name, createdAt, expiresAt, issued }) => {
    const states = issued.map((one) =>
      issuedStateOf({ expiresAt: one.expiresAt, revokedAt: one.revocation?.revokedAt ?? null }, at),
    )
    const count = (state: string) => states.filter((one) => one === state).length
    return {
      id,
      name,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      valid: count('valid') + count('ending'),
      ending: count('ending'),
    }
  })
  return { id: newId(), rows, mayWrite: may(actor.role, 'certificate.write') }
}

export async function loadAuthority(id: string): Promise<AuthorityPage> {
  const actor = await requireActor('certificate.read')
  if (!z.uuid().safeParse(id).success) notFound()
  const at = now()
  const found = await database().asPartner(actor.partnerId, async (tx) => {
    const authority = await findAuthority(tx, id)
    if (!authority) return null
    const clusters = await listClusters(tx)
    return { authority, clusters, issued: await issuedBy(tx, id), list: await latestList(tx, id) }
  })
  if (!found) notFound()
  const { authority, clusters, issued, list } = found
  const [root] = certificatesIn(authority.rootCertificate)
  const [issuing] = certificatesIn(authority.issuingCertificate)
  if (!root || !issuing) throw new Error('A stored authority cannot be read')
  const view = (certificate: Certificate) => certificateView(certificate, 'sent', fingerprintOf)
  const bridges = clusters.filter(({ edgeTopology }) => edgeTopology === 'tls-bridge')
  const server = serverOfRelease(bridges[0]?.broadworksRelease ?? 'later')
  return {
    id,
    name: authority.name,
    createdAt: authority.createdAt.toISOString(),
    expiresAt: authority.expiresAt.toISOString(),
    root: view(root),
    issuing: view(issuing),
    rootPem: authority.rootCertificate,
    issuingPem: authority.issuingCertificate,
    issued: issued.map((one) => rowOf(one, issued, at)),
    list: list && {
      number: list.number,
      pem: list.pem,
      issuedAt: list.issuedAt.toISOString(),
      nextUpdateAt: list.nextUpdateAt.toISOString(),
      daysLeft: daysUntil(list.nextUpdateAt, at),
    },
    clusters: bridges.map((one) => ({ id: one.id, name: one.name })),
    lines: [...ctiTrustLines(server, 'bridgeclient', [{ root, issuing }]), ...clientIdentityLines()],
    nextId: newId(),
    now: at.toISOString(),
    mayWrite: may(actor.role, 'certificate.write'),
  }
}

function rowOf(one: IssuedRecord, all: readonly IssuedRecord[], at: Date): IssuedRow {
  const { id, serial, commonName, madeFor, startsAt, expiresAt, certificate, revocation, replacesSerial } = one
  return {
    id,
    serial,
    commonName,
    madeFor,
    state: issuedStateOf({ expiresAt, revokedAt: revocation?.revokedAt ?? null }, at),
    startsAt: startsAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    daysLeft: daysUntil(expiresAt, at),
    certificatePem: certificate,
    revokedAt: revocation?.revokedAt.toISOString() ?? null,
    reason: (revocation?.reason as RevocationReason | undefined) ?? null,
    replaces: replacesSerial,
    isReplaced: all.some((other) => other.replacesSerial === serial && !other.revocation),
  }
}
