/** Validates a certificate chain: builds paths to the anchors given and judges them by RFC 5280 section 6.1 and a profile. */

import { hexOf } from './bytes'
import { checkCertificate } from './checks/check-certificate'
import type { Certificate } from './model/certificate'
import { isSelfIssued } from './model/certificate-facts'
import { printName } from './names/distinguished-name'
import { Budget, BudgetSpent, usualLimits, type WorkLimits } from './path/budget'
import { lengthFindings } from './path/lengths'
import { nameConstraintFindings } from './path/name-constraints'
import { nestingFindings } from './path/nesting'
import { policyFindings } from './path/policies'
import { Pool } from './path/pool'
import { revocationFindings } from './path/revocation'
import { type Attempt, PathSearch, type SearchTools } from './path/search'
import { SignatureMemory } from './path/signatures'
import type { MissingIssuer, Verdict } from './path/verdict'
import type { ValidationRequest, VerifySignature } from './request'
import { type Finding, findingOf, isError, ranked } from './rules/finding'
import { rankOf } from './rules/table'

function toolsFor(request: ValidationRequest, verify: VerifySignature, limits: WorkLimits): SearchTools {
  const { leaf, intermediates, anchors, atMs } = request
  const budget = new Budget(limits)
  const tools: SearchTools = {
    request,
    budget,
    pool: new Pool(leaf, intermediates, anchors, atMs, budget),
    signatures: new SignatureMemory(verify, budget),
    judgePath: (path) => [
      ...lengthFindings(path, request),
      ...nestingFindings(path, request, tools.signatures),
      ...nameConstraintFindings(path, request, budget),
      ...policyFindings(path, request.policy, request),
      ...revocationFindings(path, tools),
    ],
  }
  return tools
}

const isUnsigned = (findings: readonly Finding[]) =>
  findings.some(({ rule }) => rule === 'signature-valid' || rule === 'issuer-key-usable')

/** Certificates that hang together; the last one does not count where it has not signed. */
const linkedLength = ({ path, findings }: Attempt) => path.length - (isUnsigned(findings) ? 1 : 0)

/** The attempt that explains most: one that reached an anchor, with the fewest errors, else the longest. */
function mostTelling(attempts: readonly Attempt[]): Attempt | undefined {
  const errors = (attempt: Attempt) => attempt.findings.filter(isError)
  const specific = (attempt: Attempt) => Math.min(...errors(attempt).map(({ rule }) => rankOf(rule)))
  return [...attempts].sort(
    (a, b) =>
      Number(b.isComplete) - Number(a.isComplete) ||
      (a.isComplete ? errors(a).length - errors(b).length : linkedLength(b) - linkedLength(a)) ||
      specific(a) - specific(b),
  )[0]
}

/** Why a path that reached no anchor ended. */
function endOf({ path, findings }: Attempt, request: ValidationRequest): Finding[] {
  const tip = path.at(-1)
  const at = path.length - 1
  if (!tip || isUnsigned(findings)) return []
  if (!isSelfIssued(tip)) {
    return findingOf('issuer-available', request, at, { expected: printName(tip.issuer) })
  }
  return findingOf(at === 0 ? 'leaf-not-self-signed' : 'anchor-trusted', request, at, { found: printName(tip.subject) })
}

function missingIssuerOf({ path, isComplete }: Attempt, findings: readonly Finding[]): MissingIssuer | undefined {
  const tip = path.at(-1)
  if (isComplete || !tip || !findings.some(({ rule }) => rule === 'issuer-available')) return undefined
  const key = tip.known.authorityKeyIdentifier?.keyIdentifier
  return { name: printName(tip.issuer), keyIdentifier: key && hexOf(key) }
}

const isSamePath = (a: Attempt, b: Attempt) =>
  a.path.length === b.path.length && a.path.every((certificate, i) => certificate === b.path[i])

/** Each path once, as it was last seen, without the one that is shown. */
function otherPaths(attempts: readonly Attempt[], shown: Attempt): Attempt[] {
  const others = attempts.filter((attempt) => !isSamePath(attempt, shown))
  return others.filter((attempt, i) => !others.slice(i + 1).some((later) => isSamePath(attempt, later)))
}

interface SearchResult {
  readonly attempts: readonly Attempt[]
  readonly found: Attempt | undefined
  readonly stopped: readonly Finding[]
}

/** First without compromise; if that fails, once more through what is broken, to explain it. */
function search(leaf: Certificate, tools: SearchTools): SearchResult {
  const strictSearch = new PathSearch(tools, false)
  const tolerantSearch = new PathSearch(tools, true)
  const attempts = () => [...strictSearch.attempts, ...tolerantSearch.attempts]
  try {
    const found = strictSearch.find(leaf)
    if (!found) tolerantSearch.find(leaf)
    return { attempts: attempts(), found, stopped: [] }
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error
    const stopped = findingOf('work-within-budget', tools.request, undefined, { found: error.what })
    return { attempts: attempts(), found: undefined, stopped }
  }
}

/**
 * Judges `request.leaf`; pure apart from `verify`, which is asked at most `limits.signatureChecks` times.
 * Never throws for any certificate that could be read.
 */
export function validateChain(
  request: ValidationRequest,
  verify: VerifySignature,
  limits: WorkLimits = usualLimits,
): Verdict {
  const tools = toolsFor(request, verify, limits)
  const leafFindings = checkCertificate(request.leaf, 'leaf', 0, request)
  const { attempts, found, stopped } = search(request.leaf, tools)
  const shown = found ?? mostTelling(attempts) ?? { path: [request.leaf], findings: [], isComplete: false }
  const ending = shown.isComplete ? [] : endOf(shown, request)
  const findings = ranked([...leafFindings, ...shown.findings, ...ending, ...stopped])
  return {
    ok: found !== undefined && !findings.some(isError),
    path: shown.path,
    findings,
    tried: otherPaths(attempts, shown),
    missingIssuer: missingIssuerOf(shown, findings),
    spent: { signatureChecks: tools.budget.signatureChecks, nameComparisons: tools.budget.nameComparisons },
  }
}
