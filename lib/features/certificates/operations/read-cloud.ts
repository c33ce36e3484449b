/** Reads the cloud's client chain as its page and its file show it: paired by who signed whom, newest file first. */
import { certificateView } from '@/lib/domain/certificates/held/chain-view'
import { ctiTrustLines } from '@/lib/domain/certificates/places/cli-lines'
import { pairsIn } from '@/lib/domain/certificates/places/trust-anchors'
import { fingerprintOf, pemOf } from '@/lib/platform/certificates/encoding'
import type { Tx } from '@/lib/platform/db/database'
import { type CloudChainRecord, readCloudChains } from '../store/cluster-facts'
import type { CloudChainView } from '../types'
import { certificatesIn } from './context'
import { verifier } from './judge'

export async function readCloudPage(tx: Tx): Promise<CloudChainView[]> {
  return (await readCloudChains(tx)).map(viewOf)
}

function viewOf({
  id,
  name,
  addedBy,
  addedAt,
  retiredAt,
  remindedDays,
  certificates,
}: CloudChainRecord): CloudChainView {
  const pairs = pairsIn(certificatesIn(certificates), verifier)
  return {
    id,
    name,
    addedBy,
    addedAt: addedAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
    pairs: pairs.map(({ root, issuing }) => ({
      root: certificateView(root, 'sent', fingerprintOf),
      issuing: certificateView(issuing, 'sent', fingerprintOf),
    })),
    lines: ctiTrustLines('ADP', 'webexclient', pairs),
    remindedDays,
  }
}

/** Every pair that counts, root first, issuing second; null when there is none. */
export async function readCloudPem(tx: Tx): Promise<string | null> {
  const current = (await readCloudChains(tx)).filter(({ retiredAt }) => retiredAt === null)
  const pairs = pairsIn(
    current.flatMap(({ certificates }) => certificatesIn(certificates)),
    verifier,
  )
  if (pairs.length === 0) return null
  return pairs.flatMap(({ root, issuing }) => [pemOf(root.bytes), pemOf(issuing.bytes)]).join('')
}
