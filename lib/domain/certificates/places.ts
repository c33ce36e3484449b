/** Which certificate belongs where in each edge topology, and how each place is judged (domain.md section 7.1). */

import type { edgeTopologies } from '../clusters/fields'
import {
  type AuthenticationFacts,
  type ClientIdentityFacts,
  judgeAuthentication,
  judgeClientIdentity,
} from './places/access'
import { type BridgeClientFacts, judgeBridgeClient } from './places/bridge-client'
import {
  authenticationLines,
  type BroadworksServer,
  clientIdentityLines,
  ctiTrustLines,
  protocolLines,
  serverCertificateLines,
} from './places/cli-lines'
import type { PlaceFinding } from './places/place-check'
import { judgeInternalServer, judgePublicServer, type ServerFacts } from './places/server-certificate'
import { type AuthorityPair, judgeTrustStore, type TrustStoreFacts } from './places/trust-anchors'
import type { VerifySignature } from './request'

export type EdgeTopology = (typeof edgeTopologies)[number]

export type Holder = 'proxy' | 'xsp' | 'as'

export type Place =
  | 'public-server'
  | 'webex-trust'
  | 'bridge-client'
  | 'bridge-trust'
  | 'internal-server'
  | 'client-identity'
  | 'authentication-service'

export interface PlaceInTopology {
  readonly place: Place
  readonly holder: Holder
}

const onXsp: readonly PlaceInTopology[] = [
  { place: 'public-server', holder: 'xsp' },
  { place: 'webex-trust', holder: 'xsp' },
  { place: 'client-identity', holder: 'as' },
  { place: 'authentication-service', holder: 'xsp' },
]

/** Hop by hop, from the cloud inwards. */
export const placesOf: Readonly<Record<EdgeTopology, readonly PlaceInTopology[]>> = {
  'tls-bridge': [
    { place: 'public-server', holder: 'proxy' },
    { place: 'webex-trust', holder: 'proxy' },
    { place: 'bridge-client', holder: 'proxy' },
    { place: 'bridge-trust', holder: 'xsp' },
    { place: 'internal-server', holder: 'xsp' },
    { place: 'client-identity', holder: 'as' },
    { place: 'authentication-service', holder: 'xsp' },
  ],
  'tls-passthrough': onXsp,
  'xsp-in-dmz': onXsp,
}

/** What is known about a place; each place takes the facts of its kind. */
export interface PlaceFacts {
  readonly 'public-server': ServerFacts
  readonly 'internal-server': ServerFacts
  readonly 'bridge-client': BridgeClientFacts
  readonly 'webex-trust': TrustStoreFacts
  readonly 'bridge-trust': TrustStoreFacts
  readonly 'client-identity': ClientIdentityFacts
  readonly 'authentication-service': AuthenticationFacts & { readonly pairs: readonly AuthorityPair[] }
}

export interface PlaceVerdict {
  readonly findings: readonly PlaceFinding[]
  /** What to run next on BroadWorks servers; empty when all is met or the place is on a proxy. */
  readonly lines: readonly string[]
}

type Judges = { readonly [P in Place]: (facts: PlaceFacts[P], verify: VerifySignature) => PlaceFinding[] }

const judges: Judges = {
  'public-server': judgePublicServer,
  'internal-server': judgeInternalServer,
  'bridge-client': judgeBridgeClient,
  'webex-trust': judgeTrustStore,
  'bridge-trust': judgeTrustStore,
  'client-identity': judgeClientIdentity,
  'authentication-service': judgeAuthentication,
}

type Lines = { readonly [P in Place]: (facts: PlaceFacts[P], server: BroadworksServer) => string[] }

const linesOf: Lines = {
  'public-server': (_facts, server) => serverCertificateLines(server),
  'internal-server': (_facts, server) => serverCertificateLines(server),
  'bridge-client': () => [],
  'webex-trust': ({ pairs }, server) => ctiTrustLines(server, 'webexclient', pairs),
  'bridge-trust': ({ pairs }, server) => ctiTrustLines(server, 'bridgeclient', pairs),
  'client-identity': clientIdentityLines,
  'authentication-service': ({ type, pairs }, server) => authenticationLines(server, type, pairs),
}

const tlsChecks: readonly PlaceFinding['check'][] = ['tls-1-2-offered', 'tls-nothing-older']

function nextLines<P extends Place>(
  place: P,
  facts: PlaceFacts[P],
  findings: readonly PlaceFinding[],
  server: BroadworksServer,
) {
  const open = findings.filter(({ state }) => state !== 'met')
  const isAboutTls = open.some(({ check, state }) => check === 'tls-1-2-offered' && state === 'broken')
  const isAboutRest = open.some(({ check }) => !tlsChecks.includes(check))
  return [...(isAboutRest ? linesOf[place](facts, server) : []), ...(isAboutTls ? protocolLines(server) : [])]
}

/** Judges one place; `at` says who holds it, since a proxy has no BroadWorks command line. */
export function judgePlace<P extends Place>(
  place: P,
  facts: PlaceFacts[P],
  at: { readonly holder: Holder; readonly server: BroadworksServer },
  verify: VerifySignature,
): PlaceVerdict {
  const findings = judges[place](facts, verify)
  return { findings, lines: at.holder === 'proxy' ? [] : nextLines(place, facts, findings, at.server) }
}
