/** Judges the certificate that a bridging proxy shows to the XSPs' CTI interface (domain.md section 7.1). */

import type { Certificate } from '../model/certificate'
import { printName } from '../names/distinguished-name'
import { purposeOid } from '../oids'
import type { Verdict } from '../path/verdict'
import { plainRequest, type VerifySignature } from '../request'
import { type Finding, isError } from '../rules/finding'
import type { RuleId } from '../rules/table'
import { validateChain } from '../validate-chain'
import { breachedBy, type PlaceCheckId, type PlaceFinding, placeFinding } from './place-check'

export const ctiClientName = 'bwcticlient.webex.com'

export const ctiClientPurposes: readonly string[] = [purposeOid.clientAuth, purposeOid.broadworksCti]

export interface BridgeClientFacts {
  readonly leaf: Certificate
  readonly sent: readonly Certificate[]
  /** The internal authorities that the XSPs trust. */
  readonly roots: readonly Certificate[]
  readonly atMs: number
  /** A SAN refuses instead of warning. */
  readonly strict: boolean
}

const ownChecks: Readonly<Partial<Record<RuleId, PlaceCheckId>>> = {
  'cti-common-name': 'client-common-name',
  'cti-purposes': 'client-purposes',
  'purpose-allowed': 'client-purposes',
  'cti-no-san': 'client-no-san',
  'not-expired': 'in-date',
  'already-valid': 'in-date',
  'issuer-not-expired': 'in-date',
  'issuer-already-valid': 'in-date',
  'issuer-available': 'intermediates-present',
  'anchor-trusted': 'issuer-internal',
  'leaf-not-self-signed': 'not-self-signed',
}

/** In the order in which a person repairs them. */
const asked: readonly PlaceCheckId[] = [
  'client-common-name',
  'client-purposes',
  'client-no-san',
  'not-self-signed',
  'issuer-internal',
  'intermediates-present',
  'in-date',
  'chain-valid',
]

const checkOf = ({ rule }: Finding): PlaceCheckId => ownChecks[rule] ?? 'chain-valid'

function expectedOf(check: PlaceCheckId): string | undefined {
  if (check === 'client-common-name') return `CN=${ctiClientName}`
  return check === 'client-purposes' ? ctiClientPurposes.join(', ') : undefined
}

/** Findings of the validator that only warn are news for the SAN alone; the rest is pedantry about private authorities. */
function placed(check: PlaceCheckId, findings: readonly Finding[], leaf: Certificate): PlaceFinding {
  const mine = findings.filter((finding) => checkOf(finding) === check)
  const broken = mine.find(isError) ?? mine.find(({ rule }) => rule === 'cti-no-san')
  const expected = broken?.expected ?? expectedOf(check)
  if (!broken) return placeFinding(check, 'met', { expected })
  const issuer = check === 'issuer-internal' ? printName(leaf.issuer) : undefined
  return placeFinding(check, isError(broken) ? 'broken' : 'warning', {
    expected,
    found: issuer ?? broken.found,
    breach: check === 'in-date' || check === 'chain-valid' ? breachedBy(broken) : undefined,
  })
}

/** The validator's own answer about the certificate and its chain. */
export const validateBridgeClient = (
  { leaf, sent, roots, atMs }: BridgeClientFacts,
  verify: VerifySignature,
): Verdict =>
  validateChain(
    {
      ...plainRequest,
      leaf,
      intermediates: sent,
      anchors: roots,
      atMs,
      profile: 'cti-client',
      purpose: purposeOid.clientAuth,
      requiredPurposes: ctiClientPurposes,
      requiredCommonName: ctiClientName,
    },
    verify,
  )

export function judgeBridgeClient(facts: BridgeClientFacts, verify: VerifySignature): PlaceFinding[] {
  const { leaf, strict } = facts
  const { findings } = validateBridgeClient(facts, verify)
  const refusesSan = (finding: PlaceFinding): PlaceFinding =>
    strict && finding.check === 'client-no-san' && finding.state === 'warning'
      ? { ...finding, state: 'broken' }
      : finding
  return asked.map((check) => refusesSan(placed(check, findings, leaf)))
}
