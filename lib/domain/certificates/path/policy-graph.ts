/** The valid policy graph that replaced RFC 5280's tree, whose size an attacker could choose (RFC 9618 section 5). */

import { groupedBy } from '../../grouping'
import type { PolicyMapping } from '../extensions/policies'
import { anyPolicy } from '../oids'

interface PolicyNode {
  readonly policy: string
  readonly parents: Set<PolicyNode>
  expected: Set<string>
}

/** One depth of the graph; a policy stands in it at most once. */
type Depth = Map<string, PolicyNode>

export interface PolicyGraph {
  readonly depths: Depth[]
}

const nodeOf = (policy: string, expected: Iterable<string>, parents: Iterable<PolicyNode>): PolicyNode => ({
  policy,
  parents: new Set(parents),
  expected: new Set(expected),
})

export const initialGraph = (): PolicyGraph => ({
  depths: [new Map([[anyPolicy, nodeOf(anyPolicy, [anyPolicy], [])]])],
})

const deepest = ({ depths }: PolicyGraph): Depth => depths.at(-1) ?? new Map()

function nodesByExpectation(depth: Depth): Map<string, PolicyNode[]> {
  const expecting = new Map<string, PolicyNode[]>()
  for (const node of depth.values()) {
    for (const policy of node.expected) {
      const nodes = expecting.get(policy)
      if (nodes) nodes.push(node)
      else expecting.set(policy, [node])
    }
  }
  return expecting
}

/** Deletes nodes without children, from the deepest depth upwards; true while anything is left. */
function pruned(graph: PolicyGraph): boolean {
  for (let i = graph.depths.length - 1; i > 0; i--) {
    const used = new Set<PolicyNode>()
    for (const node of graph.depths[i]?.values() ?? []) for (const parent of node.parents) used.add(parent)
    const above = graph.depths[i - 1]
    for (const node of above?.values() ?? []) if (!used.has(node)) above?.delete(node.policy)
  }
  return (graph.depths[0]?.size ?? 0) > 0 && deepest(graph).size > 0
}

/** Adds the next certificate's policies (section 5.4, steps (d)(1) to (3)); undefined when no policy survives. */
export function withPolicies(
  graph: PolicyGraph,
  policies: readonly string[],
  isAnyAllowed: boolean,
): PolicyGraph | undefined {
  const above = deepest(graph)
  const expecting = nodesByExpectation(above)
  const next: Depth = new Map()
  const anyAbove = above.get(anyPolicy)
  for (const policy of policies) {
    if (policy === anyPolicy || next.has(policy)) continue
    const parents = expecting.get(policy) ?? (anyAbove ? [anyAbove] : [])
    if (parents.length > 0) next.set(policy, nodeOf(policy, [policy], parents))
  }
  if (isAnyAllowed && policies.includes(anyPolicy)) {
    for (const [policy, parents] of expecting) {
      if (!next.has(policy)) next.set(policy, nodeOf(policy, [policy], parents))
    }
  }
  const grown: PolicyGraph = { depths: [...graph.depths, next] }
  return pruned(grown) ? grown : undefined
}

function mapPolicy(graph: PolicyGraph, policy: string, subjects: readonly string[]): void {
  const depth = deepest(graph)
  const node = depth.get(policy)
  if (node) {
    node.expected = new Set(subjects)
    return
  }
  const anyParent = graph.depths.at(-2)?.get(anyPolicy)
  if (depth.has(anyPolicy) && anyParent) depth.set(policy, nodeOf(policy, subjects, [anyParent]))
}

/** Applies policy mappings, or deletes what they map where mapping is inhibited (section 5.5, step (b)). */
export function withMappings(
  graph: PolicyGraph,
  mappings: readonly PolicyMapping[],
  isMappingAllowed: boolean,
): PolicyGraph | undefined {
  const subjectsOf = groupedBy(mappings, ({ issuerDomain }) => issuerDomain)
  for (const [policy, mapped] of subjectsOf) {
    if (isMappingAllowed) {
      mapPolicy(
        graph,
        policy,
        mapped.map(({ subjectDomain }) => subjectDomain),
      )
    } else deepest(graph).delete(policy)
  }
  return pruned(graph) ? graph : undefined
}

/** Policies that the authorities of the path agree on (section 5.6, step (g)). */
function authorityPolicies(graph: PolicyGraph): Set<string> {
  if (deepest(graph).has(anyPolicy)) return new Set([anyPolicy])
  const policies = new Set<string>()
  for (const depth of graph.depths) {
    for (const { policy, parents } of depth.values()) {
      if (policy !== anyPolicy && [...parents].some((parent) => parent.policy === anyPolicy)) policies.add(policy)
    }
  }
  return policies
}

/** Whether any policy is acceptable to authorities and user alike. */
export function hasAcceptedPolicy(graph: PolicyGraph, accepted: readonly string[]): boolean {
  const policies = authorityPolicies(graph)
  if (accepted.includes(anyPolicy)) return policies.size > 0
  return policies.has(anyPolicy) ? accepted.length > 0 : accepted.some((policy) => policies.has(policy))
}
