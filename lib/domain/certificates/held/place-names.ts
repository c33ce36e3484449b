/** Names the places whose certificates are stored; light enough for a form in the browser. */
import type { Place } from '../places'

export const heldPlaces = ['public-server', 'webex-trust', 'bridge-client', 'bridge-trust', 'internal-server'] as const
/** A place whose certificates are stored; the others are facts of another kind. */
export type HeldPlace = (typeof heldPlaces)[number] & Place

/** Where a chain of the inventory is: at a place of a cluster, or with the cloud, for every cluster. */
export const chainPlaces = [...heldPlaces, 'cloud-chain'] as const
export type ChainPlace = (typeof chainPlaces)[number]

export const isHeldPlace = (place: string): place is HeldPlace => (heldPlaces as readonly string[]).includes(place)
