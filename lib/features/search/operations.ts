/** Finds what a person may go to by a part of its name, or of what it is known by. */
import { heldPlaces } from '@/lib/domain/certificates/held/place-names'
import { chainTable } from '@/lib/domain/certificates/held/table'
import { may } from '@/lib/domain/identity/permissions'
import { tableQueryOf } from '@/lib/domain/table/query'
import { folded } from '@/lib/domain/text/folded'
import { now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { pageOfChains } from '../certificates/store/inventory'
import { listClusters } from '../clusters/store'
import type { Actor } from '../gates/types'
import { findByText } from '../template-list/store'
import type { Found, FoundThing } from './types'

const mostFound = 8

/** Names that begin with the text come first. The one character that PostgreSQL takes in no text goes. */
export async function search(actor: Actor, text: string): Promise<Found> {
  const wanted = text.replaceAll('\0', '').trim()
  if (folded(wanted) === '') return { clusters: [], templates: [], certificates: [] }
  return database().asPartner(actor.partnerId, async (tx) => ({
    clusters: await clustersCalled(tx, folded(wanted)),
    templates: may(actor.role, 'template.read') ? await findByText(tx, wanted, mostFound) : [],
    certificates: may(actor.role, 'certificate.read') ? await certificatesNaming(tx, wanted) : [],
  }))
}

/** Chains of clusters that carry the text, what ends first on top; each with its cluster. */
async function certificatesNaming(tx: Tx, wanted: string): Promise<FoundThing[]> {
  const query = tableQueryOf({ q: wanted, place: heldPlaces.join(',') }, chainTable)
  const found = await pageOfChains(tx, query, now(), mostFound)
  return found.slice(0, mostFound).map(({ id, subject, clusterName }) => ({ id, name: `${subject}, ${clusterName}` }))
}

async function clustersCalled(tx: Tx, wanted: string): Promise<FoundThing[]> {
  const all = await listClusters(tx)
  const places = all.map(({ id, name }) => ({ id, name, place: folded(name).indexOf(wanted) }))
  const found = places.filter(({ place }) => place >= 0).toSorted((a, b) => Math.sign(a.place) - Math.sign(b.place))
  return found.slice(0, mostFound).map(({ id, name }) => ({ id, name }))
}
