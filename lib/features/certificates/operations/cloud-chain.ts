/** Keeps the files with the authorities of the cloud's client certificate; old and new count together until one is retired. */

import { outlineOf, shortNameOf } from '@/lib/domain/certificates/held/outline'
import { readBundle } from '@/lib/domain/certificates/input/bundle'
import type { Certificate } from '@/lib/domain/certificates/model/certificate'
import { type AuthorityPair, pairsIn } from '@/lib/domain/certificates/places/trust-anchors'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { pemOf } from '@/lib/platform/certificates/encoding'
import { now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { forgetJudgements } from '../store/chains'
import { insertCloudChain, readCloudChains, setCloudChainRetired } from '../store/cluster-facts'
import { fingerprintsOf, verifier } from './judge'

export interface NewCloudChain {
  /** Minted by the form, so that a double submit meets the primary key. */
  id: string
  name: string
  certificates: string
}

/** Two certificates make a pair; a file of a roll-over has two pairs (domain.md section 7.3). */
const mostInFile = 4

const refuseFile = (code: string, params?: Record<string, string | number>) =>
  refuse('check-fields', { fields: { certificates: { code, ...(params && { params }) } } })

/** The pairs of a file, or why it is no client chain. */
function pairsOf(pem: string): Result<{ certificates: readonly Certificate[]; pairs: AuthorityPair[] }> {
  const bundle = readBundle(pem)
  if (!bundle.ok) return refuseFile(bundle.problem.code, bundle.problem.params)
  const { certificates, unreadable } = bundle.value
  if (unreadable.length > 0) return refuseFile('certificate-unreadable')
  if (certificates.length > mostInFile) return refuseFile('certificate-too-many', { maximum: mostInFile })
  const pairs = pairsIn(certificates, verifier)
  const used = new Set(pairs.flatMap(({ root, issuing }) => [root, issuing]))
  if (pairs.length === 0 || used.size < certificates.length) return refuseFile('cloud-chain-incomplete')
  return ok({ certificates, pairs })
}

/** Refusals: check-fields with what is wrong with the file, or with `cloud-chain-known`. */
export async function addCloudChain(
  actor: Actor,
  { id, name, certificates: pem }: NewCloudChain,
): Promise<Result<null>> {
  const read = pairsOf(pem)
  if (!read.ok) return read
  const { certificates } = read.value
  const fingerprints = fingerprintsOf(certificates).split(' ').toSorted().join(' ')
  return database().asPartner(actor.partnerId, async (tx) => {
    const known = (await readCloudChains(tx)).find((one) => one.fingerprints === fingerprints)
    if (known?.id === id) return ok(null)
    if (known) return refuseFile('cloud-chain-known', { name: known.name })
    await insertCloudChain(tx, {
      id,
      partnerId: actor.partnerId,
      name,
      fingerprints,
      certificates: certificates.map(({ bytes }) => pemOf(bytes)).join(''),
      ...columnsOf(certificates, name, fingerprints),
      addedBy: actor.name,
      addedAt: now(),
    })
    await tell(tx, actor, 'certificate.cloud-chain-added', { id, name, fingerprints })
    return ok(null)
  })
}

/** How the inventory shows the file: by what of it ends first. */
function columnsOf(certificates: readonly Certificate[], name: string, fingerprints: string) {
  const [first, ...rest] = [...certificates].sort((a, b) => a.notAfter.epochMs - b.notAfter.epochMs)
  if (!first) throw new Error('A client chain without certificates')
  const { subject, earliestExpiresAt, earliestRole } = outlineOf([first, ...rest])
  const names = certificates.flatMap((one) => [shortNameOf(one.subject), shortNameOf(one.issuer)])
  const searchText = [name, ...names, fingerprints].join(' ').toLowerCase()
  return { subject, earliestExpiresAt, earliestRole, searchText, certificateCount: certificates.length }
}

/** What no longer counts; the last one stays. */
export function retireCloudChain(actor: Actor, { id }: { id: string }): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const chains = await readCloudChains(tx)
    const chain = chains.find((one) => one.id === id)
    if (!chain) return refuse('not-found')
    if (chain.retiredAt) return ok(null)
    if (chains.filter(({ retiredAt }) => retiredAt === null).length === 1) return refuse('cloud-chain-last')
    await setCloudChainRetired(tx, id, now())
    await tell(tx, actor, 'certificate.cloud-chain-retired', chain)
    return ok(null)
  })
}

/** Takes retiring back. */
export function restoreCloudChain(actor: Actor, { id }: { id: string }): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const chain = (await readCloudChains(tx)).find((one) => one.id === id)
    if (!chain) return refuse('not-found')
    if (!chain.retiredAt) return ok(null)
    await setCloudChainRetired(tx, id, null)
    await tell(tx, actor, 'certificate.cloud-chain-added', chain)
    return ok(null)
  })
}

/** Every trust store is judged by it: the worker judges them again. */
async function tell(
  tx: Tx,
  actor: Actor,
  action: 'certificate.cloud-chain-added' | 'certificate.cloud-chain-retired',
  { id, name, fingerprints }: { id: string; name: string; fingerprints: string },
): Promise<void> {
  await forgetJudgements(tx)
  await notify(tx, { partnerId: actor.partnerId, topic: 'certificate' })
  const isAdded = action === 'certificate.cloud-chain-added'
  const changes = [
    { field: 'fingerprints', before: isAdded ? null : fingerprints, after: isAdded ? fingerprints : null },
  ]
  await recordAudit(tx, actor, { action, target: { type: 'certificate', id, name }, changes })
}
