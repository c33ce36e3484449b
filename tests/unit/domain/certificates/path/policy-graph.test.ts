import { describe, expect, it } from 'vitest'
import { anyPolicy } from '@/lib/domain/certificates/oids'
import {
  hasAcceptedPolicy,
  initialGraph,
  type PolicyGraph,
  withMappings,
  withPolicies,
} from '@/lib/domain/certificates/path/policy-graph'

const policyOf = (number: number) => `1.2.3.${number}`

function grown(graph: PolicyGraph | undefined, policies: readonly string[]): PolicyGraph {
  const next = graph && withPolicies(graph, policies, true)
  if (!next) throw new Error('The graph is gone.')
  return next
}

describe('the policy graph', () => {
  it('grows with the path and not with the ways through it (RFC 9618 section 3)', () => {
    const policies = Array.from({ length: 40 }, (_, i) => policyOf(i))
    const everyToEvery = policies.flatMap((issuerDomain) =>
      policies.map((subjectDomain) => ({ issuerDomain, subjectDomain })),
    )
    let graph: PolicyGraph | undefined = initialGraph()
    for (let depth = 0; depth < 9; depth++) graph = withMappings(grown(graph, policies), everyToEvery, true)
    expect(graph?.depths.map(({ size }) => size)).toEqual([1, ...Array.from({ length: 9 }, () => 40)])
  })

  it('holds a policy once in a depth', () => {
    const graph = grown(initialGraph(), [policyOf(1), policyOf(1)])
    expect(graph.depths[1]?.size).toBe(1)
  })

  it('keeps the any-policy only while every certificate has it', () => {
    const graph = grown(grown(initialGraph(), [anyPolicy]), [policyOf(1)])
    expect(hasAcceptedPolicy(graph, [policyOf(1)])).toBe(true)
    expect(hasAcceptedPolicy(graph, [policyOf(2)])).toBe(false)
    expect(hasAcceptedPolicy(grown(initialGraph(), [anyPolicy]), [policyOf(2)])).toBe(true)
  })

  it('is gone when nothing is left', () => {
    expect(withPolicies(grown(initialGraph(), [policyOf(1)]), [policyOf(2)], true)).toBeUndefined()
  })
})
