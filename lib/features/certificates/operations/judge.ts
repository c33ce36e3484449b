/** Judges certificates in their place and makes the columns that are stored of it. */
import { createHash } from 'node:crypto'
import { canonicalText } from '@/lib/domain/audit/record'
import type { HeldPlace } from '@/lib/domain/certificates/held/held-place'
import { type Held, type HeldVerdict, judgeHeld, worstFirst, worstOf } from '@/lib/domain/certificates/held/judge-held'
import { outlineOf, phasesOf, shortNameOf } from '@/lib/domain/certificates/held/outline'
import { type Unreadable, unreadableFinding } from '@/lib/domain/certificates/held/unreadable'
import type { Certificate } from '@/lib/domain/certificates/model/certificate'
import { fingerprintOf, pemOf } from '@/lib/platform/certificates/encoding'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import type { ChainRecord } from '../store/chains'
import type { LoadedContext } from './context'

/** Raised when places are judged otherwise than before: stored judgements are then made again. */
const rulesVersion = 1

export const verifier = createVerifier()

/** What was observed beside the certificates. */
export interface HeldFacts {
  protocols?: string[]
  /** Nobody answered when its protocols were asked for. */
  isSilent?: true
  /** What is presented is no certificate; nothing else is known of it. */
  unreadable?: Unreadable
}

export interface Presented {
  place: HeldPlace
  host: string
  certificates: readonly [Certificate, ...Certificate[]]
  isPresented: boolean
  facts: HeldFacts
}

export type JudgedColumns = Pick<
  ChainRecord,
  | 'certificates'
  | 'fingerprints'
  | 'subject'
  | 'issuer'
  | 'searchText'
  | 'certificateCount'
  | 'earliestExpiresAt'
  | 'earliestRole'
  | 'facts'
  | 'judgedOn'
  | 'worst'
  | 'worstCheck'
  | 'findings'
>

export const fingerprintsOf = (certificates: readonly Certificate[]): string =>
  certificates.map(({ bytes }) => fingerprintOf(bytes)).join(' ')

/** One hash of everything that a judgement rests on; the same hash means the same judgement. */
export function basisOf(one: Presented, { context, digest }: LoadedContext): string {
  const phases = phasesOf([...one.certificates, ...context.cloud, ...context.bridgeTrust], context.atMs)
  const parts = [rulesVersion, digest, one.place, one.host, canonicalText(one.facts), phases]
  return createHash('sha256').update(parts.join('\0')).update(fingerprintsOf(one.certificates)).digest('hex')
}

export const heldOf = ({ place, host, certificates, isPresented, facts }: Presented): Held => ({
  place,
  host,
  certificates,
  isPresented,
  protocols: facts.protocols,
})

/** What counts for the expiry: the path that was found, of a trust store all of it. */
const counting = ({ certificates }: Presented, { chain }: HeldVerdict): readonly [Certificate, ...Certificate[]] => {
  const [leaf, ...rest] = chain?.path ?? certificates
  return leaf ? [leaf, ...rest] : certificates
}

const searchTextOf = (one: Presented, address: string, fingerprints: string) =>
  [
    one.host,
    address,
    ...one.certificates.flatMap(({ subject, issuer }) => [shortNameOf(subject), shortNameOf(issuer)]),
    fingerprints,
  ]
    .join(' ')
    .toLowerCase()

/** The judgement as columns; `address` is only searched for. */
export function judgedColumns(one: Presented, loaded: LoadedContext, address: string): JudgedColumns {
  const verdict = judgeHeld(heldOf(one), loaded.context, verifier)
  const fingerprints = fingerprintsOf(one.certificates)
  const worst = worstOf(verdict.findings)
  return {
    ...outlineOf(counting(one, verdict)),
    certificates: one.certificates.map(({ bytes }) => pemOf(bytes)).join(''),
    certificateCount: one.certificates.length,
    fingerprints,
    searchText: searchTextOf(one, address, fingerprints),
    facts: canonicalText(one.facts),
    judgedOn: basisOf(one, loaded),
    worst: worst.state,
    worstCheck: worst.check ?? null,
    findings: canonicalText(worstFirst(verdict.findings)),
  }
}

/** The columns of what cannot be read: it has no names, no dates, and one finding. */
export function unreadableColumns(
  unreadable: Unreadable,
  { host, address }: { host: string; address: string },
): JudgedColumns {
  const finding = unreadableFinding(unreadable)
  const facts = canonicalText({ unreadable })
  return {
    certificates: '',
    certificateCount: 0,
    fingerprints: '',
    subject: host,
    issuer: '',
    searchText: `${host} ${address}`.toLowerCase(),
    earliestExpiresAt: null,
    earliestRole: 'leaf',
    facts,
    judgedOn: createHash('sha256').update([rulesVersion, facts].join('\0')).digest('hex'),
    worst: finding.state,
    worstCheck: finding.check,
    findings: canonicalText([finding]),
  }
}

/** Why a stored row holds no certificates; undefined where it does. */
export const unreadableOf = ({ facts }: Pick<ChainRecord, 'facts'>): Unreadable | undefined =>
  (JSON.parse(facts) as HeldFacts).unreadable
