/** Finds what a person may go to by a part of its name, or of what it is known by. */
import { may } from '@/lib/domain/identity/permissions'
import { folded } from '@/lib/domain/text/folded'
import { database, type Tx } from '@/lib/platform/db/database'
import { listClusters } from '../clusters/store'
import type { Actor } from '../gates/types'
import { findByText } from '../template-list/store'
import type { Found, FoundThing } from './types'

const mostFound = 8

/** Names that begin with the text come first. */
export async function search(actor: Actor, text: string): Promise<Found> {
  const wanted = text.trim()
  if (folded(wanted) === '') return { clusters: [], templates: [] }
  return database().asPartner(actor.partnerId, async (tx) => ({
    clusters: await clustersCalled(tx, folded(wanted)),
    templates: may(actor.role, 'template.read') ? await findByText(tx, wanted, mostFound) : [],
  }))
}

async function clustersCalled(tx: Tx, wanted: string): Promise<FoundThing[]> {
  const all = await listClusters(tx)
  const places = all.map(({ id, name }) => ({ id, name, place: folded(name).indexOf(wanted) }))
  const found = places.filter(({ place }) => place >= 0).toSorted((a, b) => Math.sign(a.place) - Math.sign(b.place))
  return found.slice(0, mostFound).map(({ id, name }) => ({ id, name }))
}
