/** Decides each DNS question of the app's discovery, and the host list that its answers give (domain.md 8.2, steps 1 and 2). */
import { type OrderedTarget, type SrvRecord, srvOrder } from './srv-order'
import { srvNameOf, type XsiRoot } from './xsi-root'

/** 'nothing' is a name without such records or no name at all; 'failed' is a server failure or no answer. */
export type SrvAnswer = { outcome: 'found'; records: readonly SrvRecord[] } | { outcome: 'nothing' | 'failed' }
/** In the order of the resolver: A first, then AAAA. `alias` is the name that a CNAME led to, if there was one. */
export type AddressAnswer =
  | { outcome: 'found'; addresses: readonly string[]; alias?: string }
  | { outcome: 'nothing' | 'failed' }

/** One place the app may connect to. */
export interface AppHost {
  /** An SRV target, or the XSI domain itself. */
  name: string
  port: number
  address: string
  because: OrderedTarget['because'] | 'address-of-root'
  /** Addresses of the name that the app does not use; more than none breaks event channels. */
  furtherAddresses: readonly string[]
}

export interface LeftOut {
  name: string
  because: 'no-address' | 'lookup-failed'
}

export interface Discovery {
  readonly root: XsiRoot
  /** Undefined until SRV is answered. */
  readonly targets: readonly OrderedTarget[] | undefined
  readonly source: 'srv' | 'no-srv' | 'srv-failed' | 'service-not-offered' | undefined
  readonly answers: ReadonlyMap<string, AddressAnswer>
}

export type LookupStep =
  | { type: 'lookup'; record: 'SRV'; name: string; because: 'discovery' }
  | { type: 'lookup'; record: 'A/AAAA'; name: string; because: 'srv-target' | 'no-srv' | 'srv-failed' }
  | {
      type: 'discovered'
      hosts: AppHost[]
      leftOut: LeftOut[]
      because: 'srv' | 'no-srv' | 'srv-failed' | 'service-not-offered'
    }

export function startDiscovery(root: XsiRoot): Discovery {
  return { root, targets: undefined, source: undefined, answers: new Map() }
}

/** The next question, or the host list when all is answered. Each name is asked once. */
export function nextLookup({ root, targets, source, answers }: Discovery): LookupStep {
  if (targets === undefined || source === undefined) {
    return { type: 'lookup', record: 'SRV', name: srvNameOf(root), because: 'discovery' }
  }
  if (source === 'no-srv' || source === 'srv-failed') {
    const answer = answers.get(root.host)
    if (!answer) return { type: 'lookup', record: 'A/AAAA', name: root.host, because: source }
    return discovered([{ target: root.host, port: root.port, because: 'address-of-root' }], answers, source)
  }
  const unasked = targets.find(({ target }) => !answers.has(target))
  if (unasked) return { type: 'lookup', record: 'A/AAAA', name: unasked.target, because: 'srv-target' }
  return discovered(targets, answers, source)
}

/**
 * Discovery once SRV is answered. Without targets, and when the lookup cannot be made, the app falls back to the
 * addresses of the XSI domain; a single target of '.' says that the service is not offered (RFC 2782).
 * @param random numbers at least 0 and below 1 for the weighted choice
 */
export function afterSrv(discovery: Discovery, answer: SrvAnswer, random: () => number): Discovery {
  if (answer.outcome === 'failed') return { ...discovery, targets: [], source: 'srv-failed' }
  const records = answer.outcome === 'found' ? answer.records.map(normalized) : []
  if (records.length === 0) return { ...discovery, targets: [], source: 'no-srv' }
  const offered = records.filter(({ target }) => target !== '')
  if (offered.length === 0) return { ...discovery, targets: [], source: 'service-not-offered' }
  return { ...discovery, targets: withoutRepeats(srvOrder(offered, random)), source: 'srv' }
}

export function afterAddresses(discovery: Discovery, name: string, answer: AddressAnswer): Discovery {
  return { ...discovery, answers: new Map(discovery.answers).set(name, answer) }
}

interface Place {
  target: string
  port: number
  because: AppHost['because']
}

function discovered(
  places: readonly Place[],
  answers: Discovery['answers'],
  because: Extract<LookupStep, { type: 'discovered' }>['because'],
): LookupStep {
  const hosts: AppHost[] = []
  const leftOut: LeftOut[] = []
  for (const { target, port, because: chosen } of places) {
    const answer = answers.get(target)
    const [address, ...furtherAddresses] = answer?.outcome === 'found' ? answer.addresses : []
    if (address !== undefined) hosts.push({ name: target, port, address, because: chosen, furtherAddresses })
    else leftOut.push({ name: target, because: answer?.outcome === 'failed' ? 'lookup-failed' : 'no-address' })
  }
  return { type: 'discovered', hosts, leftOut, because }
}

const normalized = (record: SrvRecord): SrvRecord => ({
  ...record,
  target: record.target.toLowerCase().replace(/\.$/, ''),
})

/** A target that is listed twice with one port is one host, at its first place. */
function withoutRepeats(targets: readonly OrderedTarget[]): OrderedTarget[] {
  const seen = new Set<string>()
  return targets.filter(({ target, port }) => {
    const key = `${target}:${port}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
