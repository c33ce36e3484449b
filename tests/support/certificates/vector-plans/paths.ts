/** Vectors about building paths: backtracking, twins, cross-signing, cycles, noise, and what is missing. */

import { constraints, san } from '../extensions'
import { keyPair } from '../keys'
import { type Made, makeIntermediate, makeLeaf, makeRoot } from '../made-certificate'
import { asRfc5280, asWeb, type VectorParts, type VectorPlan, webChain } from './plan'

const parts = (leaf: Made, intermediates: readonly Made[], anchors: readonly Made[]): VectorParts => ({
  leaf: leaf.der,
  intermediates: intermediates.map(({ der }) => der),
  anchors: anchors.map(({ der }) => der),
  ask: asWeb(),
})

const expired = { notAfter: new Date('2026-02-01T00:00:00Z') }
const oldRoot = () => makeRoot('O=Test, CN=Old Root')
const newRoot = () => makeRoot('O=Test, CN=New Root')

function crossed(changes: Parameters<typeof makeIntermediate>[2] = {}) {
  const [old, fresh] = [oldRoot(), newRoot()]
  const cross = makeIntermediate(old, fresh.name, { key: fresh.key, ...changes })
  const issuing = makeIntermediate(fresh)
  return { old, fresh, cross, issuing, leaf: makeLeaf(issuing) }
}

/** Two authorities that certify each other and lead nowhere. */
function cycle() {
  const one: Made = { der: new Uint8Array(), name: 'O=Test, CN=One', key: keyPair('one') }
  const two: Made = { der: new Uint8Array(), name: 'O=Test, CN=Two', key: keyPair('two') }
  const oneByTwo = makeIntermediate(two, one.name, { key: one.key })
  const twoByOne = makeIntermediate(one, two.name, { key: two.key })
  return parts(makeLeaf(oneByTwo), [oneByTwo, twoByOne], [makeRoot()])
}

/** Many authorities of one name and one key, none of which leads to the anchor. */
function crowd(sameKey: boolean) {
  const name = 'O=Test, CN=Crowd'
  const keys = Array.from({ length: 60 }, (_, i) => keyPair(sameKey ? 'crowd' : `crowd ${i}`))
  const members = keys.map((key, i) => {
    const issuer: Made = { der: new Uint8Array(), name, key: keys[(i + 1) % keys.length] ?? key }
    return makeIntermediate(issuer, name, { key })
  })
  const [first] = members
  if (!first) throw new Error('A crowd has members.')
  return parts(makeLeaf(first), members, [makeRoot()])
}

export const pathPlans: readonly VectorPlan[] = [
  {
    id: 'path-issuer-missing',
    why: 'RFC 5280 6.1: no path without the issuer; nothing is fetched, AIA or not.',
    make: () => ({ ...webChain(), intermediates: [] }),
    expected: 'issuer-available',
    at: 0,
  },
  {
    id: 'path-root-not-trusted',
    why: 'RFC 5280 6.1: a path ends at an anchor of the caller.',
    make: () => {
      const root = makeRoot()
      const issuing = makeIntermediate(root)
      return parts(makeLeaf(issuing), [issuing, root], [newRoot()])
    },
    expected: 'anchor-trusted',
    at: 2,
  },
  {
    id: 'path-self-signed-leaf',
    why: 'RFC 5280 6.1: a certificate is no anchor because it signed itself.',
    make: () => parts(makeRoot('CN=xsp1.sp.example.com', { with: [san('dns:xsp1.sp.example.com')] }), [], [makeRoot()]),
    expected: 'leaf-not-ca',
    at: 0,
  },
  {
    id: 'path-self-signed-leaf-rfc5280',
    why: 'RFC 5280 6.1: a certificate is no anchor because it signed itself.',
    make: () => ({ ...parts(makeRoot('CN=alone'), [], [makeRoot()]), ask: asRfc5280() }),
    expected: 'leaf-not-self-signed',
    at: 0,
  },
  {
    id: 'path-wrong-order-and-noise',
    why: 'RFC 4158 2.4: order, duplicates, the root, the leaf and strangers in the bundle do not matter.',
    make: () => {
      const root = makeRoot()
      const upper = makeIntermediate(root, 'O=Test, CN=Upper')
      const lower = makeIntermediate(upper, 'O=Test, CN=Lower')
      const leaf = makeLeaf(lower)
      return parts(leaf, [root, newRoot(), leaf, upper, makeIntermediate(newRoot(), 'O=Else'), lower, upper], [root])
    },
    expected: 'ok',
  },
  {
    id: 'path-expired-twin-first',
    why: 'RFC 4158 2.4: an expired certificate of the same authority is passed over.',
    make: () => {
      const root = makeRoot()
      const [past, now] = [makeIntermediate(root, undefined, expired), makeIntermediate(root)]
      return parts(makeLeaf(now), [past, now], [root])
    },
    expected: 'ok',
  },
  {
    id: 'path-key-rollover',
    why: 'RFC 4158 2.4: two keys under one name.',
    make: () => {
      const root = makeRoot()
      const other = makeIntermediate(root, undefined, { key: keyPair('former') })
      const issuing = makeIntermediate(root)
      return parts(makeLeaf(issuing), [other, issuing], [root])
    },
    expected: 'ok',
  },
  {
    id: 'path-cross-signed-old-root-trusted',
    why: 'RFC 4158 1.5: the new root is reached through the old one.',
    make: () => {
      const { old, fresh, cross, issuing, leaf } = crossed()
      return parts(leaf, [issuing, fresh, cross], [old])
    },
    expected: 'ok',
  },
  {
    id: 'path-cross-sign-expired-new-root-trusted',
    why: 'RFC 4158 2.4: the expired cross-certificate is not needed.',
    make: () => {
      const { fresh, cross, issuing, leaf } = crossed(expired)
      return parts(leaf, [issuing, cross], [fresh])
    },
    expected: 'ok',
  },
  {
    id: 'path-cross-sign-expired',
    why: 'RFC 5280 6.1.3 (a)(2): the only way leads through what is expired.',
    make: () => {
      const { old, cross, issuing, leaf } = crossed(expired)
      return parts(leaf, [issuing, cross], [old])
    },
    expected: 'issuer-not-expired',
    at: 2,
  },
  {
    id: 'path-backtracks-over-constraints',
    why: 'RFC 4158 2.4: of two certificates of one authority one forbids the name.',
    make: () => {
      const root = makeRoot()
      const narrow = makeIntermediate(root, undefined, { with: [constraints(['dns:example.net'])] })
      const wide = makeIntermediate(root)
      return parts(makeLeaf(wide), [narrow, wide], [root])
    },
    expected: 'ok',
  },
  {
    id: 'path-same-name-other-key-root',
    why: 'RFC 5280 6.1.3 (a)(1): a name is not a key.',
    make: () => {
      const root = makeRoot(undefined, { key: keyPair('impostor') })
      const issuing = makeIntermediate(root)
      return parts(makeLeaf(issuing), [issuing, root], [makeRoot()])
    },
    expected: 'anchor-trusted',
    at: 2,
  },
  {
    id: 'path-cycle',
    why: 'RFC 4158 2.4.2: no certificate, and no name with its key, twice.',
    make: cycle,
    expected: 'issuer-available',
  },
  {
    id: 'path-crowd-of-one-key',
    why: 'RFC 4158 2.4.2: a hundred twins are one authority.',
    make: () => crowd(true),
    expected: 'anchor-trusted',
  },
  {
    id: 'path-crowd-of-many-keys',
    why: 'RFC 4158 2.4: work is bounded, whoever made the bundle.',
    make: () => crowd(false),
    expected: 'work-within-budget',
  },
  {
    id: 'path-anchor-is-an-intermediate',
    why: 'RFC 5280 6.1.1 (d): whatever the caller trusts is an anchor.',
    make: () => {
      const root = makeRoot()
      const issuing = makeIntermediate(root)
      return parts(makeLeaf(issuing), [root], [issuing])
    },
    expected: 'ok',
  },
]
