/** Judges stored chains again when what they rest on has changed: another place, the rules, or a date. */
import type { HeldPlace } from '@/lib/domain/certificates/held/held-place'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import type { ClusterRecord } from '../../clusters/store'
import { addChange, type ChainRecord, updateChain } from '../store/chains'
import { certificatesIn, type LoadedContext, loadContext } from './context'
import { basisOf, type HeldFacts, judgedColumns, type Presented, unreadableColumns, unreadableOf } from './judge'

/** A stored chain as it is judged; undefined when nothing can be read of it. */
export function presentedOf(chain: ChainRecord): Presented | undefined {
  const [first, ...rest] = certificatesIn(chain.certificates)
  if (!first) return undefined
  return {
    place: chain.place as HeldPlace,
    host: chain.host,
    certificates: [first, ...rest],
    isPresented: chain.source === 'probed',
    facts: JSON.parse(chain.facts) as HeldFacts,
  }
}

/** Writes a new judgement and, where the worst differs, a line of history; true when it was made again. */
export async function rejudge(tx: Tx, chain: ChainRecord, loaded: LoadedContext, facts?: HeldFacts): Promise<boolean> {
  const stored = presentedOf(chain)
  const at = now()
  if (!stored) {
    const unreadable = unreadableOf(chain)
    const columns = unreadable ? unreadableColumns(unreadable, chain) : { judgedOn: 'nothing' }
    await updateChain(tx, chain.id, { ...columns, judgedAt: at })
    return false
  }
  const presented = facts ? { ...stored, facts } : stored
  if (basisOf(presented, loaded) === chain.judgedOn) {
    await updateChain(tx, chain.id, { judgedAt: at })
    return false
  }
  const columns = judgedColumns(presented, loaded, chain.address)
  await updateChain(tx, chain.id, { ...columns, judgedAt: at })
  const { fingerprints, subject, earliestExpiresAt, worst, worstCheck } = columns
  if (worst === chain.worst && worstCheck === chain.worstCheck) return true
  const told = { fingerprints, subject, earliestExpiresAt, worst, worstCheck }
  const { partnerId, id: chainId } = chain
  await addChange(tx, { id: newId(), partnerId, chainId, kind: 'judged', occurredAt: at, ...told })
  return true
}

/** Places whose judgement takes the certificates of another. */
const dependentsOf: Readonly<Partial<Record<HeldPlace, readonly HeldPlace[]>>> = {
  'bridge-trust': ['bridge-trust', 'bridge-client', 'internal-server'],
  'bridge-client': ['bridge-trust'],
}

/** Judges what rests on the place that has just been stored. */
export async function rejudgeDependents(
  tx: Tx,
  cluster: Pick<ClusterRecord, 'id' | 'edgeTopology' | 'broadworksRelease'>,
  place: HeldPlace,
): Promise<void> {
  const dependents = dependentsOf[place]
  if (!dependents) return
  const loaded = await loadContext(tx, cluster, now())
  for (const chain of loaded.chains) {
    if (dependents.includes(chain.place as HeldPlace)) await rejudge(tx, chain, loaded)
  }
}
