/** Vectors about who may issue: basic constraints, key usage, path length, purposes. */

import { extensionOid, purposeOid } from '@/lib/domain/certificates/oids'
import { boolean, context, oid, sequence } from '../der-writer'
import { aki, ca, critical, eku, extension, notCa, notCritical, usage } from '../extensions'
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
    id: 'purpose-of-a-client-on-a-server',
    why: 'RFC 5280 4.2.1.12: only the listed purposes.',
    make: () => webChain({ leaf: { with: [eku(purposeOid.clientAuth)] } }),
    expected: 'purpose-allowed',
    at: 0,
  },
  {
    id: 'purpose-any',
    why: 'RFC 5280 4.2.1.12: anyExtendedKeyUsage restricts nothing.',
    make: () => webChain({ leaf: { with: [eku(purposeOid.any)] } }),
    expected: 'ok',
  },
  {
    id: 'purpose-any-in-public',
    why: 'CABF BR 7.1.2.7.10: not in a public server certificate.',
    make: () => webChain({ leaf: { with: [eku(purposeOid.any)] }, ask: strict() }),
    expected: 'eku-not-any',
    at: 0,
  },
  {
    id: 'purpose-empty-list',
    why: 'RFC 5280 4.2.1.12: at least one purpose.',
    make: () => webChain({ leaf: { with: [extension(extensionOid.extendedKeyUsage, sequence())] } }),
    expected: 'extension-readable',
    at: 0,
  },
  {
    id: 'purpose-absent',
    why: 'CABF BR 7.1.2.7.6: a server certificate lists its purposes.',
    make: () => webChain({ leaf: { without: [extensionOid.extendedKeyUsage] }, ask: strict() }),
    expected: 'eku-present',
    at: 0,
  },
  {
    id: 'purpose-critical',
    why: 'CABF BR 7.1.2.7.6: extKeyUsage is not critical.',
    make: () => webChain({ leaf: { with: [critical(eku(purposeOid.serverAuth))] }, ask: strict() }),
    expected: 'eku-not-critical',
    at: 0,
  },
  {
    id: 'purpose-nested-refused',
    why: 'RFC 5280 4.2.1.12: an authority that lists purposes issues for those only.',
    make: () => webChain({ issuing: { with: [eku(purposeOid.clientAuth)] } }),
    expected: 'purpose-allowed-by-issuer',
    at: 1,
  },
  {
    id: 'purpose-nested-allowed',
    why: 'RFC 5280 4.2.1.12: the authority lists the purpose.',
    make: () => webChain({ issuing: { with: [eku(purposeOid.clientAuth, purposeOid.serverAuth)] }, ask: strict() }),
    expected: 'ok',
  },
  {
    id: 'purpose-in-a-root',
    why: 'CABF BR 7.1.2.1.2: a root lists no purposes.',
    make: () => webChain({ root: { with: [eku(purposeOid.serverAuth)] }, ask: strict() }),
    expected: 'root-without-eku',
    at: 2,
  },
  {
    id: 'key-usage-missing',
    why: 'RFC 5280 4.2.1.3: a key does what its usage lists.',
    make: () => webChain({ leaf: { with: [usage('keyEncipherment')] }, ask: { keyUsages: ['digitalSignature'] } }),
    expected: 'key-usage-allowed',
    at: 0,
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
  {
    id: 'aki-absent',
    why: 'RFC 5280 4.2.1.1: every certificate names its issuer key.',
    make: () => webChain({ leaf: { without: [extensionOid.authorityKeyIdentifier] }, ask: strict() }),
    expected: 'aki-present',
    at: 0,
  },
  {
    id: 'aki-absent-in-self-signed-root',
    why: 'RFC 5280 4.2.1.1: a self-signed certificate may omit it.',
    make: () => webChain({ ask: strict() }),
    expected: 'ok',
  },
  {
    id: 'aki-critical',
    why: 'RFC 5280 4.2.1.1: not critical.',
    make: () => webChain({ leaf: { with: [critical(aki(keyPair('O=Test, CN=Issuing')))] }, ask: strict() }),
    expected: 'aki-not-critical',
    at: 0,
  },
  {
    id: 'aki-with-issuer-and-serial',
    why: 'CABF BR 7.1.2.11.1: only the key identifier.',
    make: () =>
      webChain({
        leaf: {
          with: [
            extension(
              extensionOid.authorityKeyIdentifier,
              sequence(aki(keyPair('O=Test, CN=Issuing')).value.subarray(2), context(2, Uint8Array.of(7))),
            ),
          ],
        },
        ask: strict(),
      }),
    expected: 'aki-only-key-id',
    at: 0,
  },
  {
    id: 'aki-of-a-root-names-another-key',
    why: 'CABF BR 7.1.2.1.3: a root names its own key.',
    make: () => webChain({ root: { with: [aki(keyPair('another'))] }, ask: strict() }),
    expected: 'aki-names-own-key',
    at: 2,
  },
  {
    id: 'aki-names-another-key',
    why: 'RFC 5280 4.2.1.1: it identifies the key that signed.',
    make: () => webChain({ leaf: { with: [aki(keyPair('another'))] }, ask: strict() }),
    expected: 'aki-names-issuer-key',
    at: 0,
  },
  {
    id: 'aki-names-another-key-is-a-hint',
    why: 'RFC 5280 4.2.1.1: identifiers help to build a path and refuse none.',
    make: () => webChain({ leaf: { with: [aki(keyPair('another'))] } }),
    expected: 'ok',
  },
  {
    id: 'ski-absent-in-ca',
    why: 'RFC 5280 4.2.1.2: authorities carry it.',
    make: () => webChain({ issuing: { without: [extensionOid.subjectKeyIdentifier] }, ask: strict() }),
    expected: 'ski-present',
    at: 1,
  },
  {
    id: 'ski-critical',
    why: 'RFC 5280 4.2.1.2: not critical.',
    make: () =>
      webChain({
        leaf: { with: [extension(extensionOid.subjectKeyIdentifier, Uint8Array.of(4, 1, 7), true)] },
        ask: strict(),
      }),
    expected: 'ski-not-critical',
    at: 0,
  },
  {
    id: 'access-critical',
    why: 'RFC 5280 4.2.2.1: authorityInfoAccess is not critical.',
    make: () =>
      webChain({
        leaf: {
          with: [
            extension(
              extensionOid.authorityInfoAccess,
              sequence(sequence(oid('1.3.6.1.5.5.7.48.2'), context(6, Buffer.from('http://ca.example.com/')))),
              true,
            ),
          ],
        },
        ask: strict(),
      }),
    expected: 'access-not-critical',
    at: 0,
  },
  {
    id: 'default-written-out',
    why: 'X.690 11.5: a default is not encoded.',
    make: () =>
      webChain({
        leaf: { with: [extension(extensionOid.basicConstraints, sequence(boolean(false)), true)] },
        ask: strict(),
      }),
    expected: 'default-not-written',
    at: 0,
  },
]
