/**
 * Collects the chains that addresses present while interfaces are checked. Noticing costs a look-up and writes nothing:
 * only what differs from the last time is handed on to be judged.
 */
import { refusedInHandshake } from '@/lib/domain/certificates/held/refused'
import type { Unreadable } from '@/lib/domain/certificates/held/unreadable'
import type { AddressObservation, CertificateSummary, InterfaceObservation } from '@/lib/domain/health/types'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'

/** All addresses of one name and port, as one check saw them. */
export interface NoticedEndpoint {
  partnerId: string
  clusterId: string
  host: string
  port: number
  addresses: {
    address: string
    /** SHA-256 of each certificate as the summary prints it, leaf first; none where no handshake got that far. */
    chain: string[]
    /** What came instead of a chain could not be read. */
    unreadable?: Unreadable | undefined
  }[]
}

const mostWaiting = 10_000
const mostKnown = 50_000

let isCollecting = false
const waiting = new Map<string, NoticedEndpoint>()
/** What was last judged of each address, with where its dates stood. */
const known = new Map<string, string>()

/** From now on `takeNoticed` is called; without it nothing is kept. */
export function collectNoticed(): void {
  isCollecting = true
}

const keyOf = ({ clusterId, host, port }: Omit<NoticedEndpoint, 'addresses' | 'partnerId'>, address = '') =>
  `${clusterId} ${host} ${port} ${address}`

/** Changes when a certificate of the chain differs, begins or ends, and when the reason why none can be read does. */
const signOf = (address: AddressObservation, atMs: number) =>
  refusedInHandshake(address)?.detail ?? signOfChain(address.certificateChain ?? [], atMs)

const signOfChain = (chain: readonly CertificateSummary[], atMs: number) =>
  chain.map((one) => `${one.sha256}${atMs > Date.parse(one.notAfter)}${atMs < Date.parse(one.notBefore)}`).join(' ')

interface Found {
  clusterId: string
  result: { observation: InterfaceObservation }
}

/** Follows the results of checks; asks nothing of the transaction. */
export async function followWithChains(
  _tx: Tx,
  { partnerId, results }: { partnerId: string; results: readonly Found[] },
): Promise<void> {
  if (!isCollecting) return
  const atMs = now().getTime()
  for (const { clusterId, result } of results) {
    const { host, port, addresses } = result.observation
    if (addresses.length === 0) continue
    const endpoint = { partnerId, clusterId, host, port }
    const signs = new Map(addresses.map((one) => [keyOf(endpoint, one.address), signOf(one, atMs)]))
    const names = [...signs.keys()].sort().join()
    const isSame =
      known.get(keyOf(endpoint)) === names &&
      [...signs].every(([address, sign]) => sign === '' || known.get(address) === sign)
    if (isSame || waiting.size >= mostWaiting) continue
    if (known.size > mostKnown) known.clear()
    known.set(keyOf(endpoint), names)
    for (const [address, sign] of signs) if (sign !== '') known.set(address, sign)
    waiting.set(keyOf(endpoint), {
      ...endpoint,
      addresses: addresses.map((one) => ({
        address: one.address,
        chain: (one.certificateChain ?? []).map(({ sha256 }) => sha256),
        unreadable: refusedInHandshake(one),
      })),
    })
  }
}

/** Everything that waits, once. */
export function takeNoticed(): NoticedEndpoint[] {
  const taken = [...waiting.values()]
  waiting.clear()
  return taken
}

/** What could not be recorded counts as never seen, so that the next check brings it again. */
export function forgetNoticed(endpoints: readonly NoticedEndpoint[]): void {
  for (const endpoint of endpoints) known.delete(keyOf(endpoint))
}
