/** Judges the certificate that a proxy or an XSP shows: to the cloud (public) or to the proxy alone (internal). */

import { printAlternativeNames } from '../checks/subject-names'
import type { Certificate } from '../model/certificate'
import { printName } from '../names/distinguished-name'
import { purposeOid } from '../oids'
import type { Verdict } from '../path/verdict'
import { plainRequest, type VerifySignature } from '../request'
import { type Finding, isError } from '../rules/finding'
import type { RuleId } from '../rules/table'
import { validateChain } from '../validate-chain'
import { type IssuerKind, issuerKindOf } from './issuer-kind'
import { breachedBy, metOr, type PlaceCheckId, type PlaceFinding, placeFinding } from './place-check'

export interface ServerFacts {
  readonly leaf: Certificate
  /** What the server sent behind its own certificate, in any order. */
  readonly sent: readonly Certificate[]
  readonly host: string
  /** Roots of the public list, or the internal authorities that the proxy trusts. */
  readonly roots: readonly Certificate[]
  readonly atMs: number
  /** Protocol versions that the server accepted, such as "TLSv1.2"; undefined where nobody asked. */
  readonly protocols?: readonly string[] | undefined
}

const nameRules: readonly RuleId[] = ['name-matches', 'san-present']
const dateRules: readonly RuleId[] = ['not-expired', 'already-valid', 'issuer-not-expired', 'issuer-already-valid']
/** Rules whose breach is the news of a check of its own. */
const endRules: readonly RuleId[] = ['anchor-trusted', 'issuer-available', 'leaf-not-self-signed']

const olderProtocols: readonly string[] = ['SSLv3', 'TLSv1', 'TLSv1.0', 'TLSv1.1']

export const validateServer = ({ leaf, sent, host, roots, atMs }: ServerFacts, verify: VerifySignature): Verdict =>
  validateChain(
    {
      ...plainRequest,
      leaf,
      intermediates: sent,
      anchors: roots,
      atMs,
      profile: 'web-server',
      purpose: purposeOid.serverAuth,
      names: [{ kind: 'dns', value: host }],
    },
    verify,
  )

function breachOf(check: PlaceCheckId, findings: readonly Finding[], rules: readonly RuleId[]): PlaceFinding {
  const broken = findings.find((finding) => isError(finding) && rules.includes(finding.rule))
  return metOr(check, broken === undefined, {
    expected: broken?.expected,
    found: broken?.found,
    breach: breachedBy(broken),
  })
}

function chainFinding({ findings }: Verdict): PlaceFinding {
  const elsewhere = [...nameRules, ...dateRules, ...endRules]
  const broken = findings.find((finding) => isError(finding) && !elsewhere.includes(finding.rule))
  return metOr('chain-valid', broken === undefined, {
    expected: broken?.expected,
    found: broken?.found,
    breach: breachedBy(broken),
  })
}

function nameFinding(facts: ServerFacts, { findings }: Verdict): PlaceFinding {
  const isMet = !findings.some((finding) => isError(finding) && nameRules.includes(finding.rule))
  const found = printAlternativeNames(facts.leaf) ?? printName(facts.leaf.subject)
  return metOr('name-in-san', isMet, { expected: facts.host, found })
}

/** Where an issuer is missing, what was found is the name at which the chain stops. */
function issuingFinding({ missingIssuer, path }: Verdict): PlaceFinding {
  const last = path.at(-1)
  const found = missingIssuer && last && printName(last.subject)
  return metOr('intermediates-present', missingIssuer === undefined, { expected: missingIssuer?.name, found })
}

function protocolFindings({ protocols }: ServerFacts): PlaceFinding[] {
  if (!protocols) return [placeFinding('tls-1-2-offered', 'unknown', { expected: 'TLSv1.2' })]
  const older = protocols.filter((protocol) => olderProtocols.includes(protocol))
  const found = protocols.join(', ')
  return [
    metOr('tls-1-2-offered', protocols.includes('TLSv1.2'), { expected: 'TLSv1.2', found }),
    metOr('tls-nothing-older', older.length === 0, { expected: 'TLSv1.2, TLSv1.3', found }, 'warning'),
  ]
}

/** A public issuer that the list lacks is a doubt about the list, not about the certificate. */
const publicState = {
  public: 'met',
  'public-not-listed': 'warning',
  private: 'broken',
  'self-signed': 'broken',
  incomplete: 'unknown',
} as const

function common(facts: ServerFacts, verdict: Verdict, kind: IssuerKind): PlaceFinding[] {
  return [
    metOr('not-self-signed', kind !== 'self-signed', { found: printName(facts.leaf.issuer) }),
    nameFinding(facts, verdict),
    issuingFinding(verdict),
    breachOf('in-date', verdict.findings, dateRules),
    chainFinding(verdict),
    ...protocolFindings(facts),
  ]
}

export function judgePublicServer(facts: ServerFacts, verify: VerifySignature): PlaceFinding[] {
  const verdict = validateServer(facts, verify)
  const kind = issuerKindOf(verdict, facts.roots)
  const issuer = placeFinding('issuer-public', publicState[kind], { found: printName(facts.leaf.issuer) })
  return [issuer, ...common(facts, verdict, kind)]
}

/** Behind a bridge the proxy is the only client: an internal authority will do, where the proxy trusts it. */
export function judgeInternalServer(facts: ServerFacts, verify: VerifySignature): PlaceFinding[] {
  const verdict = validateServer(facts, verify)
  const kind = issuerKindOf(verdict, facts.roots)
  const issuer = metOr('issuer-internal', kind === 'public', { found: printName(facts.leaf.issuer) })
  return [issuer, ...common(facts, verdict, kind)]
}
