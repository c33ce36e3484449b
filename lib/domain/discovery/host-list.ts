/** Owns what the app remembers between requests of one sign-in: its hosts, the selected one, blocks and cookies (domain.md 8.2). */
import { type BlockList, noBlocks } from '../failover/block-list'
import type { AppHost } from './discovery'

export interface HostList {
  readonly hosts: readonly AppHost[]
  /** Index of the host that answered last: every request goes to it first. */
  readonly selected: number | undefined
  /** Index of the host that failed last, until one answers: the next attempt goes to the one after it. */
  readonly failed: number | undefined
  /** By address and port, as hosts may share one. */
  readonly blocks: BlockList
  /** The affinity cookie of each host, by its name: what a balancer routes by. */
  readonly cookies: ReadonlyMap<string, string>
}

/** The list as discovery leaves it: nothing is known of any host. */
export function startHostList(hosts: readonly AppHost[]): HostList {
  return { hosts, selected: undefined, failed: undefined, blocks: noBlocks, cookies: new Map() }
}

/** What a block is kept for. */
export function blockKeyOf({ address, port }: Pick<AppHost, 'address' | 'port'>): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

/** Where the next attempt starts: at the selected host, or after the one that failed; after the last comes the first. */
export function startIndexOf({ hosts, selected, failed }: HostList): number {
  return failed === undefined ? (selected ?? 0) : (failed + 1) % Math.max(1, hosts.length)
}
