/** Saves a checked bundle to its place; what is stored is judged again there. */
import type { HeldPlace } from '@/lib/domain/certificates/held/held-place'
import { readBundle } from '@/lib/domain/certificates/input/bundle'
import { maximumChainLength } from '@/lib/domain/certificates/input/limits'
import { type Result, refuse } from '@/lib/domain/result'
import { database } from '@/lib/platform/db/database'
import { storeChain } from '../../certificates/operations/store-chain'
import type { Actor } from '../../gates/types'

export interface ChainToSave {
  clusterId: string
  place: HeldPlace
  host: string
  certificatesPem: string
}

/** Refusals: those of `storeChain`, and certificate-chain-too-long beyond 20 certificates. */
export async function saveChain(actor: Actor, input: ChainToSave): Promise<Result<{ chainId: string }>> {
  const bundle = readBundle(input.certificatesPem)
  if (!bundle.ok) return bundle
  if (bundle.value.certificates.length > maximumChainLength) {
    return refuse('certificate-chain-too-long', { params: { maximum: maximumChainLength } })
  }
  const { host, ...rest } = input
  return database().asPartner(actor.partnerId, (tx) =>
    storeChain(tx, actor, { ...rest, source: 'uploaded', ...(host && { host }) }),
  )
}
