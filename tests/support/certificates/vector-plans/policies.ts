/** Vectors about certificate policies. */

import { anyPolicy } from '@/lib/domain/certificates/oids'
import type { PolicyRequest } from '@/lib/domain/certificates/request'
import { inhibitAny, type MadeExtension, mappings, policies, policyLimits } from '../extensions'
import { keyPair } from '../keys'
import { makeIntermediate, makeLeaf, makeRoot } from '../made-certificate'
import { asRfc5280, type VectorPlan } from './plan'

const gold = '1.3.6.1.4.1.55555.2.1'
const silver = '1.3.6.1.4.1.55555.2.2'

interface PolicyChain {
  readonly upper?: readonly MadeExtension[]
  readonly lower?: readonly MadeExtension[]
  readonly leaf?: readonly MadeExtension[]
  readonly isLowerSelfIssued?: boolean
  readonly ask?: Partial<PolicyRequest>
}

function policyChain({ upper = [], lower = [], leaf = [], isLowerSelfIssued = false, ask = {} }: PolicyChain) {
  const root = makeRoot()
  const first = makeIntermediate(root, 'O=Test, CN=Upper', { with: upper })
  const name = isLowerSelfIssued ? first.name : 'O=Test, CN=Lower'
  const second = makeIntermediate(first, name, { with: lower, key: keyPair('policy lower') })
  const policy = { accepted: [anyPolicy], requireExplicit: false, inhibitMapping: false, inhibitAny: false, ...ask }
  return {
    leaf: makeLeaf(second, { with: leaf }).der,
    intermediates: [first.der, second.der],
    anchors: [root.der],
    ask: asRfc5280({ policy }),
  }
}

const accepted = (id: string, why: string, chain: PolicyChain): VectorPlan => ({
  id: `policy-${id}`,
  why,
  make: () => policyChain(chain),
  expected: 'ok',
})

const refused = (id: string, why: string, chain: PolicyChain, at: number): VectorPlan => ({
  ...accepted(id, why, chain),
  expected: 'policy-accepted',
  at,
})

const explicit = { requireExplicit: true }
const all = (policy: string) => ({ upper: [policies(policy)], lower: [policies(policy)], leaf: [policies(policy)] })

export const policyPlans: readonly VectorPlan[] = [
  accepted('none-needed', 'RFC 5280 6.1.3 (f): without explicit policy none is needed.', {}),
  accepted('same-everywhere', 'RFC 9618 5.6: the same policy along the path.', { ...all(gold), ask: explicit }),
  accepted('same-and-asked', 'RFC 9618 5.6: the policy asked for.', {
    ...all(gold),
    ask: { ...explicit, accepted: [gold] },
  }),
  refused(
    'not-asked',
    'RFC 9618 5.6: another policy than asked for.',
    { ...all(gold), ask: { ...explicit, accepted: [silver] } },
    0,
  ),
  refused('absent-in-leaf', 'RFC 5280 6.1.3 (e): no policies, no graph.', { ...all(gold), leaf: [], ask: explicit }, 0),
  refused(
    'different',
    'RFC 9618 5.4: nothing in common.',
    { ...all(gold), leaf: [policies(silver)], ask: explicit },
    0,
  ),
  accepted('any-above', 'RFC 9618 5.4: anyPolicy of an authority allows all.', {
    upper: [policies(anyPolicy)],
    lower: [policies(anyPolicy)],
    leaf: [policies(gold)],
    ask: { ...explicit, accepted: [gold] },
  }),
  accepted('any-in-leaf', 'RFC 9618 5.4: anyPolicy takes what is expected.', {
    ...all(gold),
    leaf: [policies(anyPolicy)],
    ask: { ...explicit, accepted: [gold] },
  }),
  refused(
    'any-inhibited',
    'RFC 5280 6.1.4 (j): inhibitAnyPolicy 0 disregards anyPolicy below.',
    { upper: [policies(gold), inhibitAny(0)], lower: [policies(anyPolicy)], leaf: [policies(gold)], ask: explicit },
    1,
  ),
  accepted('any-inhibited-but-self-issued', 'RFC 5280 6.1.3 (d)(2): self-issued authorities may still use it.', {
    upper: [policies(gold), inhibitAny(0)],
    lower: [policies(anyPolicy)],
    leaf: [policies(gold)],
    isLowerSelfIssued: true,
    ask: explicit,
  }),
  refused('explicit-by-authority', 'RFC 5280 6.1.4 (i): requireExplicitPolicy 0.', { upper: [policyLimits(0)] }, 1),
  accepted('explicit-later-than-the-path', 'RFC 5280 6.1.4 (i): it counts down certificates.', {
    upper: [policyLimits(5)],
  }),
  accepted('mapped', 'RFC 9618 5.5: silver below stands for gold above.', {
    upper: [policies(gold), mappings([gold, silver])],
    lower: [policies(silver)],
    leaf: [policies(silver)],
    ask: { ...explicit, accepted: [gold] },
  }),
  refused(
    'mapping-inhibited',
    'RFC 5280 6.1.1 (e): the caller inhibits mapping.',
    {
      upper: [policies(gold), mappings([gold, silver])],
      lower: [policies(silver)],
      leaf: [policies(silver)],
      ask: { ...explicit, inhibitMapping: true },
    },
    1,
  ),
  refused(
    'mapping-inhibited-by-authority',
    'RFC 5280 6.1.4 (i): inhibitPolicyMapping 0.',
    {
      upper: [policies(gold), policyLimits(undefined, 0)],
      lower: [policies(gold), mappings([gold, silver])],
      leaf: [policies(silver)],
      ask: explicit,
    },
    0,
  ),
  {
    ...accepted('maps-any', 'RFC 5280 6.1.4 (a): anyPolicy is never mapped.', {
      upper: [policies(gold), mappings([anyPolicy, gold])],
    }),
    expected: 'policy-mapping-any',
    at: 2,
  },
]
