/** Judges certificates that are stored for a place of a cluster, with all that is known about the cluster. */

import type { Certificate } from '../model/certificate'
import { isSelfIssued } from '../model/certificate-facts'
import { sameName } from '../names/distinguished-name'
import type { Verdict } from '../path/verdict'
import { type EdgeTopology, judgePlace, type PlaceFacts, type PlaceVerdict } from '../places'
import { validateBridgeClient } from '../places/bridge-client'
import type { BroadworksServer } from '../places/cli-lines'
import type { CheckState, PlaceFinding } from '../places/place-check'
import { validateServer } from '../places/server-certificate'
import { type AuthorityPair, pairsIn } from '../places/trust-anchors'
import type { VerifySignature } from '../request'
import { type HeldPlace, holderOf } from './held-place'
import { leafIn } from './leaf'

/** What a judgement takes besides the certificates of the place. */
export interface ClusterContext {
  readonly topology: EdgeTopology
  readonly server: BroadworksServer
  readonly publicRoots: readonly Certificate[]
  /** Authorities of the cloud's client certificate, old and new, in any order. */
  readonly cloud: readonly Certificate[]
  /** What the XSPs trust behind a bridge. */
  readonly bridgeTrust: readonly Certificate[]
  /** What the bridge shows to the XSPs, with its chain. */
  readonly bridgeClient: readonly Certificate[]
  readonly atMs: number
}

/** Certificates of one place, at least one. */
export interface Held {
  readonly place: HeldPlace
  readonly certificates: readonly [Certificate, ...Certificate[]]
  /** The name that is asked for; '' where none is. */
  readonly host: string
  /** Seen on the network: the first certificate is the leaf. Else the leaf is found. */
  readonly isPresented: boolean
  readonly protocols?: readonly string[] | undefined
}

export interface HeldVerdict extends PlaceVerdict {
  /** The validator's own answer; none for a trust store. */
  readonly chain: Verdict | undefined
}

/** The authorities above the bridge's client certificate; one root that signs it itself stands for both. */
export function bridgePairs(context: ClusterContext, verify: VerifySignature): AuthorityPair[] {
  const { bridgeClient, bridgeTrust } = context
  const leaf = leafIn(bridgeClient)
  if (!leaf) return []
  const known = [...bridgeClient, ...bridgeTrust]
  const issuers = known.filter((one) => sameName(one.subject, leaf.issuer) && verify(leaf, one.publicKey))
  const direct = issuers.filter(isSelfIssued).map((root) => ({ root, issuing: root }))
  return direct.length > 0
    ? direct.slice(0, 1)
    : pairsIn(known, verify).filter(({ issuing }) => issuers.includes(issuing))
}

const leafAndRest = ({ certificates, isPresented }: Held) => {
  const leaf = isPresented ? certificates[0] : (leafIn(certificates) ?? certificates[0])
  return { leaf, sent: certificates.filter((one) => one !== leaf) }
}

function serverFacts(held: Held, context: ClusterContext, roots: readonly Certificate[]): PlaceFacts['public-server'] {
  const { host, protocols } = held
  return { ...leafAndRest(held), host, roots, protocols, atMs: context.atMs }
}

type Facts<P extends HeldPlace> = (held: Held, context: ClusterContext, verify: VerifySignature) => PlaceFacts[P]

const trustFacts = (held: Held, { atMs }: ClusterContext, pairs: readonly AuthorityPair[]) => ({
  store: held.certificates,
  pairs,
  atMs,
})

const factsOf: { readonly [P in HeldPlace]: Facts<P> } = {
  'public-server': (held, context) => serverFacts(held, context, context.publicRoots),
  'internal-server': (held, context) => serverFacts(held, context, [...context.publicRoots, ...context.bridgeTrust]),
  'bridge-client': (held, { bridgeTrust, atMs }) => ({
    ...leafAndRest(held),
    roots: bridgeTrust,
    atMs,
    strict: false,
  }),
  'webex-trust': (held, context, verify) => trustFacts(held, context, pairsIn(context.cloud, verify)),
  'bridge-trust': (held, context, verify) => trustFacts(held, context, bridgePairs(context, verify)),
}

/** The validator's verdict on the chain of a place; undefined for a trust store, which is no chain. */
export function validateHeld(held: Held, context: ClusterContext, verify: VerifySignature): Verdict | undefined {
  if (held.place === 'bridge-client')
    return validateBridgeClient(factsOf['bridge-client'](held, context, verify), verify)
  if (held.place === 'public-server' || held.place === 'internal-server')
    return validateServer(factsOf[held.place](held, context, verify), verify)
  return undefined
}

function verdictOf<P extends HeldPlace>(place: P, held: Held, context: ClusterContext, verify: VerifySignature) {
  const at = { holder: holderOf(context.topology, place) ?? 'xsp', server: context.server } as const
  return judgePlace(place, factsOf[place](held, context, verify), at, verify)
}

/** A file has no protocols, and behind a bridge only the proxy can ask for them: there, not known is no finding. */
const isAsked = ({ place, isPresented }: Held, { check, state }: PlaceFinding) =>
  (isPresented && place !== 'internal-server') || check !== 'tls-1-2-offered' || state !== 'unknown'

/** Pure apart from `verify`; never throws for certificates that could be read. */
export function judgeHeld(held: Held, context: ClusterContext, verify: VerifySignature): HeldVerdict {
  const { findings, lines } = verdictOf(held.place, held, context, verify)
  return {
    findings: findings.filter((finding) => isAsked(held, finding)),
    lines,
    chain: validateHeld(held, context, verify),
  }
}

const heaviness: Readonly<Record<CheckState, number>> = { broken: 0, warning: 1, unknown: 2, met: 3 }

/** Worst first, each kind in the order of its place. */
export const worstFirst = (findings: readonly PlaceFinding[]): PlaceFinding[] =>
  [...findings].sort((a, b) => heaviness[a.state] - heaviness[b.state])

/** The state of a place, and the check that makes it so; nothing known is unknown. */
export function worstOf(
  findings: readonly PlaceFinding[],
): Pick<PlaceFinding, 'state'> & { check?: PlaceFinding['check'] } {
  const [worst] = worstFirst(findings)
  if (!worst) return { state: 'unknown' }
  return worst.state === 'met' ? { state: 'met' } : { state: worst.state, check: worst.check }
}
