/** Names the places that hold certificates, and who holds them in each edge topology. */

import { type EdgeTopology, type Holder, type Place, placesOf } from '../places'
import type { BroadworksServer } from '../places/cli-lines'

export const heldPlaces = ['public-server', 'webex-trust', 'bridge-client', 'bridge-trust', 'internal-server'] as const
/** A place whose certificates are stored; the others are facts of another kind. */
export type HeldPlace = (typeof heldPlaces)[number] & Place

export const chainSources = ['probed', 'uploaded', 'issued'] as const
/** Seen on the network, given by a person, or made by this hub's internal authority. */
export type ChainSource = (typeof chainSources)[number]

export const isHeldPlace = (place: string): place is HeldPlace => (heldPlaces as readonly string[]).includes(place)

/** Places that hold trust anchors: a set without a leaf. */
export const trustPlaces: readonly HeldPlace[] = ['webex-trust', 'bridge-trust']

/** Who holds the place; undefined where the topology has no such place. */
export const holderOf = (topology: EdgeTopology, place: Place): Holder | undefined =>
  placesOf[topology].find((one) => one.place === place)?.holder

/** XSPs became ADPs with release 24 (domain.md section 7). */
export const serverOfRelease = (release: string): BroadworksServer =>
  release === 'R22' || release === 'R23' ? 'XSP' : 'ADP'
