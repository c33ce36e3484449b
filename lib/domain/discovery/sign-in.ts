/** Plays the app's sign-in: discovery, the first connection, the configuration file, and the move that its tags may ask for. */
import type { Journey, Traveller } from './app-journey'
import { step } from './app-journey'
import { connect } from './app-round'
import { afterDownload, afterDownloadLookup, nextDownloadStep, startDownload } from './configuration-download'
import { type AppHost, afterAddresses, afterSrv, nextLookup, startDiscovery } from './discovery'
import { type HostList, startHostList } from './host-list'
import { afterTags, type ConfigurationTags, rootKeyOf, type XsiRoot } from './xsi-root'

/** The host list the session starts with, or null when no host can be reached. */
export function* signIn(traveller: Traveller): Journey<HostList | null> {
  const { cluster, dmsHost } = traveller.plan
  const known = new Map<string, readonly AppHost[]>()
  const first = yield* connectTo(traveller, cluster.root, known)
  const tags = dmsHost === null ? {} : yield* downloadTags(traveller, dmsHost)
  const verdict = afterTags(cluster, tags)
  yield* step(traveller, { type: 'tags-read', verdict })
  const moves = verdict.because === 'tag-root-differs' || verdict.because === 'tag-paths-differ'
  const list = moves ? yield* connectTo(traveller, verdict.xsi.root, known) : first
  if (list.selected === undefined) {
    const because = list.hosts.length === 0 ? 'no-host' : 'no-host-answered'
    yield* step(traveller, { type: 'sign-in-failed', because })
    return null
  }
  yield* step(traveller, { type: 'signed-in', because: 'connected' })
  return list
}

/** Connects anew: no host is selected, no block and no cookie is known. */
function* connectTo(traveller: Traveller, root: XsiRoot, known: Map<string, readonly AppHost[]>): Journey<HostList> {
  const before = known.get(rootKeyOf(root))
  if (before) yield* step(traveller, { type: 'known-hosts', because: 'discovered-before' })
  const hosts = before ?? (yield* discover(traveller, root))
  known.set(rootKeyOf(root), hosts)
  const { list } = yield* connect(traveller, startHostList(hosts))
  return list
}

function* discover(traveller: Traveller, root: XsiRoot): Journey<AppHost[]> {
  let discovery = startDiscovery(root)
  for (;;) {
    const next = nextLookup(discovery)
    const answer = yield* step(traveller, next)
    if (next.type === 'discovered') return next.hosts
    if (answer.kind === 'srv') discovery = afterSrv(discovery, answer.srv, traveller.plan.random)
    else if (answer.kind === 'addresses') discovery = afterAddresses(discovery, next.name, answer.addresses)
    else throw new TypeError(`A lookup was answered with ${answer.kind}`)
  }
}

/** The tags of the configuration file; none when it cannot be had: then the app stays with the cluster's URLs. */
function* downloadTags(traveller: Traveller, host: string): Journey<ConfigurationTags> {
  let download = startDownload(host)
  let tags: ConfigurationTags = {}
  for (;;) {
    const next = nextDownloadStep(download)
    if (next.type === 'finished') {
      yield* step(traveller, { ...next, type: 'download-finished' })
      return next.outcome === 'downloaded' ? tags : {}
    }
    const answer = yield* step(traveller, next)
    if (answer.kind === 'addresses') download = afterDownloadLookup(download, answer.addresses)
    else if (answer.kind === 'outcome') {
      download = afterDownload(download, answer.outcome)
      tags = answer.tags ?? {}
    } else throw new TypeError(`A download was answered with ${answer.kind}`)
  }
}
