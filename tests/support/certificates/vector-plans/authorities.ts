/** Vectors about who may issue: basic constraints, key usage of authorities, path length, anchors. */

import { extensionOid } from '@/lib/domain/certificates/oids'
import { sequence } from '../der-writer'
import { ca, extension, notCa, notCritical, usage } from '../extensions'
import { keyPair } from '../keys'
import { makeIntermediate, makeLeaf, makeRoot } from '../made-certificate'
import { asRfc5280, asWeb, strict, type VectorPlan, webChain } from './plan'

const twoIntermediates = (rootLimit: number | undefined, upperLimit: number | undefined, isSelfIssued = false) => {
  const root = makeRoot(undefined, { with: [ca(rootLimit)] })
  const upper = makeIntermediate(root, 'O=Test, CN=Upper', { with: [ca(upperLimit)] })
  const key = keyPair('lower')
  const lower = makeIntermediate(upper, isSelfIssued ? upper.name : 'O=Test, CN=Lower', { key })
  const leaf = makeLeaf(lower)
  return { leaf: leaf.der, intermediates: [upper.der, lower.der], anchors: [root.der] }
}

export const authorityPlans: readonly VectorPlan[] = [
  {
    id: 'ca-without-basic-constraints',
    why: 'RFC 5280 6.1.4 (k): basicConstraints is present with cA TRUE.',
    make: () => webChain({ issuing: { without: [extensionOid.basicConstraints] } }),
    expected: 'issuer-is-ca',
    at: 1,
  },
  {
    id: 'ca-issued-by-a-leaf',
    why: 'RFC 5280 6.1.4 (k): an end entity issues nothing.',
    make: () => webChain({ issuing: { with: [notCa()] } }),
    expected: 'issuer-is-ca',
    at: 1,
  },
  {
    id: 'ca-may-not-sign',
    why: 'RFC 5280 6.1.4 (n): keyUsage, where present, allows keyCertSign.',
    make: () => webChain({ issuing: { with: [usage('cRLSign')] } }),
    expected: 'issuer-may-sign',
    at: 1,
  },
  {
    id: 'ca-without-key-usage',
    why: 'RFC 5280 4.2.1.3: conforming authorities include keyUsage.',
    make: () => webChain({ issuing: { without: [extensionOid.keyUsage] }, ask: strict() }),
    expected: 'ca-key-usage-present',
    at: 1,
  },
  {
    id: 'anchor-silent-about-being-a-ca',
    why: 'RFC 5280 4.2.1.9: an authority says so in basicConstraints.',
    make: () => webChain({ root: { without: [extensionOid.basicConstraints] }, ask: strict() }),
    expected: 'anchor-is-ca',
    at: 2,
  },
  {
    id: 'anchor-denies-to-be-a-ca',
    why: 'RFC 5280 4.2.1.9: cA FALSE, and its key verifies no certificate.',
    make: () => webChain({ root: { with: [notCa()] } }),
    expected: 'issuer-is-ca',
    at: 2,
  },
  {
    id: 'basic-constraints-not-critical',
    why: 'RFC 5280 4.2.1.9: critical in authorities.',
    make: () => webChain({ issuing: { with: [notCritical(ca())] }, ask: strict() }),
    expected: 'basic-constraints-critical',
    at: 1,
  },
  {
    id: 'path-length-without-ca',
    why: 'RFC 5280 4.2.1.9: pathLenConstraint only beside cA.',
    make: () =>
      webChain({
        leaf: { with: [extension(extensionOid.basicConstraints, sequence(Uint8Array.of(2, 1, 0)), true)] },
        ask: strict(),
      }),
    expected: 'path-length-needs-ca',
    at: 0,
  },
  {
    id: 'leaf-is-a-ca',
    why: 'CABF BR 7.1.2.7.8: a server certificate is no authority.',
    make: () => webChain({ leaf: { with: [ca()] } }),
    expected: 'leaf-not-ca',
    at: 0,
  },
  {
    id: 'leaf-is-a-ca-rfc5280',
    why: 'RFC 5280 6.1: says nothing about the last certificate being an authority.',
    make: () => ({ ...webChain({ leaf: { with: [ca()] } }), ask: asRfc5280() }),
    expected: 'ok',
  },
  {
    id: 'leaf-may-sign',
    why: 'RFC 5280 4.2.1.9: without cA, keyCertSign is not asserted.',
    make: () => webChain({ leaf: { with: [usage('digitalSignature', 'keyCertSign')] }, ask: strict() }),
    expected: 'leaf-may-not-sign',
    at: 0,
  },
  {
    id: 'path-length-kept',
    why: 'RFC 5280 4.2.1.9: pathLen 1 allows one intermediate below.',
    make: () => ({ ...twoIntermediates(2, 1), ask: asWeb() }),
    expected: 'ok',
  },
  {
    id: 'path-length-zero-broken',
    why: 'RFC 5280 6.1.4 (l): pathLen 0 allows no intermediate below.',
    make: () => ({ ...twoIntermediates(undefined, 0), ask: asWeb() }),
    expected: 'path-length',
    at: 2,
  },
  {
    id: 'path-length-of-the-anchor',
    why: 'RFC 5937: the limit in the anchor counts.',
    make: () => ({ ...twoIntermediates(1, undefined), ask: asWeb() }),
    expected: 'path-length',
    at: 3,
  },
  {
    id: 'path-length-self-issued-does-not-count',
    why: 'RFC 5280 4.2.1.9: self-issued certificates are not counted.',
    make: () => ({ ...twoIntermediates(undefined, 0, true), ask: asWeb() }),
    expected: 'ok',
  },
  {
    id: 'path-longer-than-asked',
    why: 'RFC 5280 6.1.1: the caller may bound the path.',
    make: () => webChain({ ask: { mostIntermediates: 0 } }),
    expected: 'path-within-request',
  },
  {
    id: 'ca-without-subject',
    why: 'RFC 5280 4.1.2.6: an authority has a subject.',
    make: () => {
      const root = makeRoot()
      const nameless = makeIntermediate(root, '', { key: keyPair('nameless') })
      const leaf = makeLeaf(nameless)
      return { leaf: leaf.der, intermediates: [nameless.der], anchors: [root.der], ask: asWeb() }
    },
    expected: 'ca-has-subject',
    at: 1,
  },
  {
    id: 'issuer-without-name',
    why: 'RFC 5280 4.1.2.4: the issuer is named.',
    make: () => {
      const root = makeRoot('', { key: keyPair('nameless root') })
      return { leaf: makeLeaf(root).der, anchors: [root.der], ask: asWeb() }
    },
    expected: 'ca-has-subject',
    at: 1,
  },
]
