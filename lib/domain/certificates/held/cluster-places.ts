/** Judges every place of a cluster's topology with what is stored, observed and confirmed; what nobody knows stays unknown. */
import type { InterfaceObservation } from '../../health/types'
import type { Certificate } from '../model/certificate'
import { type Holder, judgePlace, type Place, placesOf } from '../places'
import { ctiClientName } from '../places/bridge-client'
import { type CheckState, type PlaceCheckId, type PlaceFinding, placeFinding } from '../places/place-check'
import { type AuthorityPair, pairsIn } from '../places/trust-anchors'
import type { VerifySignature } from '../request'
import { type AdmissionFacts, admissionOf } from './admission'
import { type HeldPlace, isHeldPlace } from './held-place'
import { bridgePairs, type ClusterContext, type Held, judgeHeld, worstFirst, worstOf } from './judge-held'
import { leafIn } from './leaf'
import { type Unreadable, unreadableFinding } from './unreadable'

/** What is known of a cluster beside the context. */
export interface ClusterFacts {
  readonly held: readonly (Held & { readonly id: string })[]
  /** What addresses present that cannot be read as a certificate. */
  readonly unreadable: readonly { readonly id: string; readonly place: HeldPlace; readonly unreadable: Unreadable }[]
  readonly identities: readonly string[] | undefined
  readonly authenticationType: 'ci-token' | 'mtls'
  /** The last checks of the two interfaces that may demand a client certificate. */
  readonly authentication: InterfaceObservation | undefined
  readonly cti: InterfaceObservation | undefined
  /** What the hub itself shows to CTI. */
  readonly probeCertificate: Certificate | undefined
}

/** The verdict on the certificates of one stored chain, or of the place as a whole where `chainId` is undefined. */
export interface Judgement {
  readonly chainId: string | undefined
  readonly findings: readonly PlaceFinding[]
}

export interface JudgedPlace {
  readonly place: Place
  readonly holder: Holder
  readonly state: CheckState
  readonly judgements: readonly Judgement[]
  readonly lines: readonly string[]
  /** The trust was not read but proven: a client certificate of the chain was let in. */
  readonly isProven: boolean
}

/** Asked of a place of which no certificate is known. */
const unknownChecks: Readonly<Record<HeldPlace, readonly PlaceCheckId[]>> = {
  'public-server': ['issuer-public', 'name-in-san', 'intermediates-present', 'in-date', 'tls-1-2-offered'],
  'internal-server': ['issuer-internal', 'name-in-san', 'intermediates-present', 'in-date'],
  'bridge-client': ['client-common-name', 'client-purposes', 'client-no-san', 'issuer-internal', 'in-date'],
  'webex-trust': ['anchors-root', 'anchors-issuing', 'anchors-in-date'],
  'bridge-trust': ['anchors-root', 'anchors-issuing', 'anchors-in-date'],
}

interface Known {
  readonly context: ClusterContext
  readonly facts: ClusterFacts
  readonly verify: VerifySignature
  readonly cti: AdmissionFacts
}

/** Pairs whose client certificate the CTI interface was seen to let in. */
function provenPairs({ context, facts, verify, cti }: Known): AuthorityPair[] {
  const { probeCertificate } = facts
  if (!probeCertificate || !cti.admitsClient) return []
  return pairsIn(context.cloud, verify).filter(({ issuing }) => verify(probeCertificate, issuing.publicKey))
}

const stateOf = (answer: boolean | undefined): CheckState =>
  answer === undefined ? 'unknown' : answer ? 'met' : 'broken'

/** What checks of the CTI interface say about the trust of whoever ends the cloud's TLS. */
const ctiFindings = ({ refusesAnonymous, admitsClient }: AdmissionFacts): PlaceFinding[] => [
  placeFinding('cti-client-certificate', stateOf(refusesAnonymous)),
  placeFinding('cti-client-admitted', stateOf(admitsClient), { expected: `CN=${ctiClientName}` }),
]

function unknownOf(place: HeldPlace, known: Known): PlaceFinding[] {
  const pairs =
    place === 'webex-trust' ? pairsIn(known.context.cloud, known.verify) : bridgePairs(known.context, known.verify)
  const isTrust = place === 'webex-trust' || place === 'bridge-trust'
  const verdict = isTrust
    ? judgePlace(place, { store: [], pairs, atMs: known.context.atMs }, at('xsp', known), known.verify).findings
    : []
  const expected = new Map(verdict.map((finding) => [finding.check, finding.expected]))
  return unknownChecks[place].map((check) => placeFinding(check, 'unknown', { expected: expected.get(check) }))
}

const at = (holder: Holder, { context }: Known) => ({ holder, server: context.server })

/** Lines for a place of which nothing is known: all of its commands, as if nothing were there. */
function firstLines(place: HeldPlace, holder: Holder, known: Known): readonly string[] {
  const { context, verify } = known
  if (place === 'webex-trust' || place === 'bridge-trust') {
    const pairs = place === 'webex-trust' ? pairsIn(context.cloud, verify) : bridgePairs(context, verify)
    return judgePlace(place, { store: [], pairs, atMs: context.atMs }, at(holder, known), verify).lines
  }
  return []
}

function judgeHeldPlace(place: HeldPlace, holder: Holder, known: Known): Omit<JudgedPlace, 'state'> {
  const { context, facts, verify } = known
  const own = facts.held.filter((one) => one.place === place)
  const proven = place === 'webex-trust' ? provenPairs(known) : []
  const verdicts = own.map((one) => ({ chainId: one.id, ...judgeHeld(completed(one, proven), context, verify) }))
  const [root] = proven
  if (own.length === 0 && root) {
    const [first, ...rest] = proven.flatMap((pair) => [pair.root, pair.issuing])
    const held: Held | undefined = first && { place, certificates: [first, ...rest], host: '', isPresented: false }
    if (held) verdicts.push({ chainId: '', ...judgeHeld(held, context, verify) })
  }
  const judgements: Judgement[] = verdicts.map(({ chainId, findings }) => ({
    chainId: chainId || undefined,
    findings: worstFirst(findings),
  }))
  for (const one of facts.unreadable.filter((one) => one.place === place)) {
    judgements.unshift({ chainId: one.id, findings: [unreadableFinding(one.unreadable)] })
  }
  if (judgements.length === 0) judgements.push({ chainId: undefined, findings: unknownOf(place, known) })
  if (place === 'webex-trust') addFindings(judgements, ctiFindings(known.cti))
  const lines = verdicts.length > 0 ? verdicts.flatMap((one) => [...one.lines]) : firstLines(place, holder, known)
  return { place, holder, judgements, lines: [...new Set(lines)], isProven: own.length === 0 && proven.length > 0 }
}

/** To what is known without a stored chain, which is one judgement. */
function addFindings(judgements: Judgement[], findings: readonly PlaceFinding[]): void {
  const own = judgements.findIndex(({ chainId }) => chainId === undefined)
  const before = judgements[own]?.findings ?? []
  judgements.splice(own < 0 ? judgements.length : own, own < 0 ? 0 : 1, {
    chainId: undefined,
    findings: worstFirst([...before, ...findings]),
  })
}

/** What was proven counts as held, whatever was read. */
function completed<H extends Held>(held: H, proven: readonly AuthorityPair[]): H {
  const [first, ...rest] = held.certificates
  return { ...held, certificates: [first, ...rest, ...proven.flatMap(({ root, issuing }) => [root, issuing])] }
}

/** The certificate whose common name reaches the XSPs behind a bridge; the cloud's own name is known without it. */
const clientOf = ({ context }: Known): Certificate | undefined =>
  context.topology === 'tls-bridge' ? leafIn(context.bridgeClient) : undefined

const otherPlaces: Readonly<
  Record<
    Exclude<Place, HeldPlace>,
    (known: Known, holder: Holder) => { findings: readonly PlaceFinding[]; lines: readonly string[] }
  >
> = {
  'client-identity': (known, holder) => {
    const facts = { identities: known.facts.identities, client: clientOf(known) }
    return judgePlace('client-identity', facts, at(holder, known), known.verify)
  },
  'authentication-service': (known, holder) => {
    const { authentication, authenticationType: type } = known.facts
    const refusesAnonymous = authentication && admissionOf(authentication, type === 'mtls').refusesAnonymous
    const pairs = pairsIn(known.context.cloud, known.verify)
    return judgePlace('authentication-service', { type, refusesAnonymous, pairs }, at(holder, known), known.verify)
  },
}

/** The whole picture, hop by hop from the cloud inwards. */
export function judgeCluster(context: ClusterContext, facts: ClusterFacts, verify: VerifySignature): JudgedPlace[] {
  const cti = facts.cti ? admissionOf(facts.cti, true) : { refusesAnonymous: undefined, admitsClient: undefined }
  const known: Known = { context, facts, verify, cti }
  return placesOf[context.topology].map(({ place, holder }) => {
    const judged = isHeldPlace(place) ? judgeHeldPlace(place, holder, known) : otherPlace(place, holder, known)
    return { ...judged, state: worstOf(judged.judgements.flatMap(({ findings }) => [...findings])).state }
  })
}

function otherPlace(place: Exclude<Place, HeldPlace>, holder: Holder, known: Known): Omit<JudgedPlace, 'state'> {
  const { findings, lines } = otherPlaces[place](known, holder)
  return { place, holder, judgements: [{ chainId: undefined, findings: worstFirst(findings) }], lines, isProven: false }
}
