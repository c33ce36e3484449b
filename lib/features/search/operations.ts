/** Finds what a person may go to by a part of its name. */
import { folded } from '@/lib/domain/text/folded'
import { database } from '@/lib/platform/db/database'
import { listClusters } from '../clusters/store'
import type { Actor } from '../gates/types'
import type { Found } from './types'

const mostFound = 8

/** Names that begin with the text come first. */
export async function search(actor: Actor, text: string): Promise<Found> {
  const wanted = folded(text.trim())
  if (wanted === '') return { clusters: [] }
  const all = await database().asPartner(actor.partnerId, listClusters)
  const places = all.map(({ id, name }) => ({ id, name, place: folded(name).indexOf(wanted) }))
  const found = places.filter(({ place }) => place >= 0).toSorted((a, b) => Math.sign(a.place) - Math.sign(b.place))
  return { clusters: found.slice(0, mostFound).map(({ id, name }) => ({ id, name })) }
}
