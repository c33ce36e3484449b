/** Vectors about version, serial number, extensions and policies as they are written. */

import { extensionOid } from '@/lib/domain/certificates/oids'
import { bits, concat, context, contextConstructed, integer, nothing, sequence, time } from '../der-writer'
import { extension, extensionBytes, inhibitAny, notCritical, policies, policyLimits, san } from '../extensions'
import { keyPair, usualSigning } from '../keys'
import { makeLeaf, makeRoot } from '../made-certificate'
import { nameOf } from '../names'
import { asRfc5280, asWeb, strict, type VectorPlan, webChain } from './plan'

const unknownOid = '1.3.6.1.4.1.55555.1'

/** A leaf with unique identifiers, which no maker of certificates writes any more. */
function withUniqueIds() {
  const root = makeRoot()
  const signing = usualSigning(root.key)
  const signed = sequence(
    contextConstructed(0, integer(2)),
    integer(99),
    signing.algorithm,
    nameOf(root.name),
    sequence(time(new Date('2026-01-01T00:00:00Z')), time(new Date('2027-01-01T00:00:00Z'))),
    nameOf('CN=xsp1.sp.example.com'),
    keyPair('unique').spki,
    context(1, Uint8Array.of(0, 1)),
    contextConstructed(3, sequence(extensionBytes(san('dns:xsp1.sp.example.com')))),
  )
  const der = sequence(signed, signing.algorithm, bits(signing.sign(signed, root.key.privateKey)))
  return { leaf: der, anchors: [root.der], ask: asRfc5280({ strict: true }) }
}

export const formPlans: readonly VectorPlan[] = [
  {
    id: 'version-1',
    why: 'CABF BR 7.1.1: certificates are version 3.',
    make: () => webChain({ leaf: { version: 1, extensions: [] }, ask: { names: [], purpose: undefined } }),
    expected: 'version-3',
    at: 0,
  },
  {
    id: 'version-1-anchor',
    why: 'CABF BR 7.1.1: certificates are version 3, roots too.',
    make: () => {
      const root = makeRoot(undefined, { version: 1, extensions: [] })
      return { leaf: makeLeaf(root).der, anchors: [root.der], ask: asWeb({ strict: true, profile: 'web-server' }) }
    },
    expected: 'anchor-version-3',
    at: 1,
  },
  {
    id: 'serial-negative',
    why: 'RFC 5280 4.1.2.2: a positive integer.',
    make: () => webChain({ leaf: { serial: Uint8Array.of(0x80, 1) }, ask: strict() }),
    expected: 'serial-positive',
    at: 0,
  },
  {
    id: 'serial-zero',
    why: 'RFC 5280 4.1.2.2: a positive integer.',
    make: () => webChain({ leaf: { serial: 0 }, ask: strict() }),
    expected: 'serial-positive',
    at: 0,
  },
  {
    id: 'serial-of-20-octets',
    why: 'RFC 5280 4.1.2.2: up to 20 octets.',
    make: () => webChain({ leaf: { serial: new Uint8Array(20).fill(0x7f) }, ask: strict() }),
    expected: 'ok',
  },
  {
    id: 'serial-of-21-octets',
    why: 'RFC 5280 4.1.2.2: up to 20 octets.',
    make: () => webChain({ leaf: { serial: new Uint8Array(21).fill(0x7f) }, ask: strict() }),
    expected: 'serial-short',
    at: 0,
  },
  {
    id: 'unique-identifiers',
    why: 'RFC 5280 4.1.2.8: not to be made.',
    make: withUniqueIds,
    expected: 'no-unique-ids',
    at: 0,
  },
  {
    id: 'extension-unknown-critical-in-leaf',
    why: 'RFC 5280 4.2: a critical extension that is not understood refuses.',
    make: () => webChain({ leaf: { with: [extension(unknownOid, nothing, true)] } }),
    expected: 'extension-unknown-critical',
    at: 0,
  },
  {
    id: 'extension-unknown-critical-in-ca',
    why: 'RFC 5280 4.2: in every certificate of the path.',
    make: () => webChain({ issuing: { with: [extension(unknownOid, nothing, true)] } }),
    expected: 'extension-unknown-critical',
    at: 1,
  },
  {
    id: 'extension-unknown-not-critical',
    why: 'RFC 5280 4.2: otherwise it is ignored.',
    make: () => webChain({ leaf: { with: [extension(unknownOid, nothing)] } }),
    expected: 'ok',
  },
  {
    id: 'extension-twice',
    why: 'RFC 5280 4.2: no extension twice.',
    make: () => webChain({ leaf: { with: [extension(unknownOid, nothing), extension(unknownOid, nothing)] } }),
    expected: 'extension-unique',
    at: 0,
  },
  {
    id: 'extension-with-rest',
    why: 'RFC 5280 4.2: the value is exactly one DER value.',
    make: () =>
      webChain({
        leaf: { with: [extension(extensionOid.keyUsage, concat(bits(Uint8Array.of(0x80), 7), nothing), true)] },
      }),
    expected: 'extension-readable',
    at: 0,
  },
  {
    id: 'policies-twice',
    why: 'RFC 5280 4.2.1.4: a policy stands once.',
    make: () => webChain({ leaf: { with: [policies('2.23.140.1.2.1', '2.23.140.1.2.1')] }, ask: strict() }),
    expected: 'policies-unique',
    at: 0,
  },
  {
    id: 'policy-constraints-not-critical',
    why: 'RFC 5280 4.2.1.11: critical.',
    make: () => webChain({ issuing: { with: [notCritical(policyLimits(5))] }, ask: strict() }),
    expected: 'policy-constraints-critical',
    at: 1,
  },
  {
    id: 'inhibit-any-policy-not-critical',
    why: 'RFC 5280 4.2.1.14: critical.',
    make: () => webChain({ issuing: { with: [notCritical(inhibitAny(1))] }, ask: strict() }),
    expected: 'inhibit-any-policy-critical',
    at: 1,
  },
  {
    id: 'policy-constraints-in-a-leaf',
    why: 'RFC 5280 4.2.1.11: for certificates issued to authorities.',
    make: () => webChain({ leaf: { with: [policyLimits(5)] }, ask: strict() }),
    expected: 'policy-constraints-only-in-ca',
    at: 0,
  },
]
