/** Names the places that hold certificates, and who holds them in each edge topology. */

import { type EdgeTopology, type Holder, type Place, placesOf } from '../places'
import type { BroadworksServer } from '../places/cli-lines'
import type { HeldPlace } from './place-names'

export { type ChainPlace, chainPlaces, type HeldPlace, heldPlaces, isHeldPlace } from './place-names'

export const chainSources = ['probed', 'uploaded', 'issued'] as const
/** Seen on the network, given by a person, or made by this hub's internal authority. */
export type ChainSource = (typeof chainSources)[number]

/** Places that hold trust anchors: a set without a leaf. */
export const trustPlaces: readonly HeldPlace[] = ['webex-trust', 'bridge-trust']

/** Who holds the place; undefined where the topology has no such place. */
export const holderOf = (topology: EdgeTopology, place: Place): Holder | undefined =>
  placesOf[topology].find((one) => one.place === place)?.holder

/** XSPs became ADPs with release 24 (domain.md section 7). */
export const serverOfRelease = (release: string): BroadworksServer =>
  release === 'R22' || release === 'R23' ? 'XSP' : 'ADP'
