/** Judges certificates that were pasted, dropped or fetched, in the place that was chosen, and makes the bundle to install. */
import { certificateView, chainView } from '@/lib/domain/certificates/held/chain-view'
import { type HeldPlace, trustPlaces } from '@/lib/domain/certificates/held/held-place'
import {
  type ClusterContext,
  type Held,
  judgeHeld,
  validateHeld,
  worstFirst,
  worstOf,
} from '@/lib/domain/certificates/held/judge-held'
import { leafIn } from '@/lib/domain/certificates/held/leaf'
import { shortNameOf } from '@/lib/domain/certificates/held/outline'
import type { Certificate } from '@/lib/domain/certificates/model/certificate'
import { isSameCertificate } from '@/lib/domain/certificates/model/certificate-facts'
import { purposeOid } from '@/lib/domain/certificates/oids'
import type { Verdict } from '@/lib/domain/certificates/path/verdict'
import type { CheckState, PlaceFinding } from '@/lib/domain/certificates/places/place-check'
import { plainRequest } from '@/lib/domain/certificates/request'
import { isError } from '@/lib/domain/certificates/rules/finding'
import { validateChain } from '@/lib/domain/certificates/validate-chain'
import { completed, type OrderedBundle, orderedBundle, orderedStore } from '@/lib/domain/inspection/bundle'
import { fingerprintOf, pemOf } from '@/lib/platform/certificates/encoding'
import { pkcs7Of } from '@/lib/platform/certificates/pkcs7'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import type { Bundle, CheckedChain } from '../types'

const verify = createVerifier()

type Several = readonly [Certificate, ...Certificate[]]

/** What a chain is judged with, besides its own certificates. */
export interface Bench {
  /** Null: no place was chosen, and the web profile with the host counts. */
  place: HeldPlace | null
  context: ClusterContext
  host: string
  /** Certificates that this hub has seen anywhere. */
  known: readonly Certificate[]
}

export interface Given {
  certificates: Several
  /** As a server sent them: the first is its own. */
  isPresented: boolean
  protocols: readonly string[] | undefined
}

const heldIn = (place: HeldPlace, given: Given, { host }: Bench): Held => ({ place, host, ...given })

/** The web profile: purpose, names where one is given, and the public roots. */
function validateWeb({ certificates, isPresented }: Given, { context, host }: Bench): Verdict {
  const leaf = isPresented ? certificates[0] : (leafIn(certificates) ?? certificates[0])
  return validateChain(
    {
      ...plainRequest,
      leaf,
      intermediates: certificates.filter((one) => one !== leaf),
      anchors: context.publicRoots,
      atMs: context.atMs,
      profile: 'web-server',
      purpose: purposeOid.serverAuth,
      names: host === '' ? [] : [{ kind: 'dns', value: host }],
    },
    verify,
  )
}

const validate = (given: Given, bench: Bench): Verdict | undefined =>
  bench.place ? validateHeld(heldIn(bench.place, given, bench), bench.context, verify) : validateWeb(given, bench)

interface PlaceJudgement {
  state: CheckState
  findings: PlaceFinding[]
  lines: string[]
}

function judgedPlace(given: Given, verdict: Verdict | undefined, bench: Bench): PlaceJudgement {
  if (bench.place) {
    const { findings, lines } = judgeHeld(heldIn(bench.place, given, bench), bench.context, verify)
    return { state: worstOf(findings).state, findings: worstFirst(findings), lines: [...lines] }
  }
  const isBroken = verdict?.ok === false
  const hasWarnings = verdict?.findings.some((finding) => !isError(finding)) ?? false
  return { state: isBroken ? 'broken' : hasWarnings ? 'warning' : 'met', findings: [], lines: [] }
}

function bundled({ certificates, leftOut }: OrderedBundle, sent: readonly Certificate[]): Bundle {
  const isSent = (one: Certificate) => sent.some((other) => isSameCertificate(one, other))
  return {
    pem: certificates.map(({ bytes }) => pemOf(bytes)).join(''),
    pkcs7: pkcs7Of(certificates.map(({ bytes }) => bytes)).toString('base64'),
    entries: certificates.map((one) => ({
      name: shortNameOf(one.subject),
      origin: isSent(one) ? ('sent' as const) : ('held' as const),
    })),
    leftOut: leftOut.map(({ certificate, because }) => ({ name: shortNameOf(certificate.subject), because })),
  }
}

/** Pure apart from hashing and signatures. */
export function judgeGiven(given: Given, addresses: string[], bench: Bench): CheckedChain {
  const { certificates } = given
  const verdict = validate(given, bench)
  const isStore = bench.place !== null && trustPlaces.includes(bench.place)
  const judged = judgedPlace(given, verdict, bench)
  const common = { addresses, protocols: [...(given.protocols ?? [])], ...judged }
  if (!verdict || isStore) {
    const store = certificates.map((one) => certificateView(one, 'sent', fingerprintOf))
    return { ...common, chain: null, store, held: [], bundle: bundled(orderedStore(certificates), certificates) }
  }
  const again = (added: readonly Certificate[]) =>
    validate({ ...given, certificates: [...certificates, ...added] }, bench) ?? verdict
  const whole = completed(verdict, bench.known, again, verify)
  return {
    ...common,
    chain: chainView(verdict, certificates, fingerprintOf),
    store: [],
    held: whole.added.map(({ subject }) => shortNameOf(subject)),
    bundle: bundled(orderedBundle(whole.verdict, certificates), certificates),
  }
}
