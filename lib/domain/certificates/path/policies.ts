/** Walks a path from below the anchor to the leaf and keeps the policy state (RFC 5280 section 6.1, RFC 9618). */

import type { Certificate } from '../model/certificate'
import { isSelfIssued } from '../model/certificate-facts'
import { anyPolicy } from '../oids'
import type { PolicyRequest } from '../request'
import { type Finding, findingOf, type Severity } from '../rules/finding'
import { hasAcceptedPolicy, initialGraph, type PolicyGraph, withMappings, withPolicies } from './policy-graph'

interface PolicyState {
  graph: PolicyGraph | undefined
  explicitPolicy: number
  policyMapping: number
  inhibitAny: number
}

function initialState(certificates: number, request: PolicyRequest): PolicyState {
  const never = certificates + 1
  return {
    graph: initialGraph(),
    explicitPolicy: request.requireExplicit ? 0 : never,
    policyMapping: request.inhibitMapping ? 0 : never,
    inhibitAny: request.inhibitAny ? 0 : never,
  }
}

/** Section 6.1.3 (d) to (f); false when an explicit policy is needed and none is left. */
function takePolicies(state: PolicyState, certificate: Certificate, isLast: boolean): boolean {
  const policies = certificate.known.certificatePolicies
  const isAnyAllowed = state.inhibitAny > 0 || (!isLast && isSelfIssued(certificate))
  state.graph = state.graph && policies && withPolicies(state.graph, policies, isAnyAllowed)
  return state.explicitPolicy > 0 || state.graph !== undefined
}

/** Section 6.1.4 (b), (h), (i) and (j). */
function prepareNext(state: PolicyState, certificate: Certificate): void {
  const { policyMappings, policyConstraints, inhibitAnyPolicy } = certificate.known
  if (policyMappings && state.graph) state.graph = withMappings(state.graph, policyMappings, state.policyMapping > 0)
  if (!isSelfIssued(certificate)) {
    state.explicitPolicy = Math.max(0, state.explicitPolicy - 1)
    state.policyMapping = Math.max(0, state.policyMapping - 1)
    state.inhibitAny = Math.max(0, state.inhibitAny - 1)
  }
  state.explicitPolicy = Math.min(state.explicitPolicy, policyConstraints?.requireExplicitPolicy ?? Infinity)
  state.policyMapping = Math.min(state.policyMapping, policyConstraints?.inhibitPolicyMapping ?? Infinity)
  state.inhibitAny = Math.min(state.inhibitAny, inhibitAnyPolicy ?? Infinity)
}

/** Section 6.1.5 (a) and (b): whether the path ends with a policy, or needs none. */
function isAcceptedAtEnd(state: PolicyState, leaf: Certificate, accepted: readonly string[]): boolean {
  if (!isSelfIssued(leaf)) state.explicitPolicy = Math.max(0, state.explicitPolicy - 1)
  if (leaf.known.policyConstraints?.requireExplicitPolicy === 0) state.explicitPolicy = 0
  return state.explicitPolicy > 0 || (state.graph !== undefined && hasAcceptedPolicy(state.graph, accepted))
}

const mapsAny = ({ known }: Certificate) =>
  known.policyMappings?.some((one) => one.issuerDomain === anyPolicy || one.subjectDomain === anyPolicy) ?? false

function firstRefusal(below: readonly Certificate[], request: PolicyRequest): number | undefined {
  const state = initialState(below.length, request)
  for (let at = below.length - 1; at >= 0; at--) {
    const certificate = below[at]
    if (!certificate) continue
    if (!takePolicies(state, certificate, at === 0)) return at
    if (at > 0) prepareNext(state, certificate)
    else if (!isAcceptedAtEnd(state, certificate, request.accepted)) return at
  }
  return undefined
}

/** Whether anything on the path or in the request can make policies matter. */
const needsPolicies = (below: readonly Certificate[], request: PolicyRequest) =>
  request.requireExplicit || below.some(({ known }) => known.policyConstraints?.requireExplicitPolicy !== undefined)

export function policyFindings(path: readonly Certificate[], request: PolicyRequest, severity: Severity): Finding[] {
  const below = path.slice(0, -1)
  const findings = below.flatMap((certificate, at) =>
    at > 0 && mapsAny(certificate) ? findingOf('policy-mapping-any', severity, at) : [],
  )
  if (!needsPolicies(below, request)) return findings
  const refused = firstRefusal(below, request)
  if (refused === undefined) return findings
  return [...findings, ...findingOf('policy-accepted', severity, refused, { expected: request.accepted.join(', ') })]
}
