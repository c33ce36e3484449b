/** Vectors about name constraints of all five kinds, and those that nobody can apply. */

import { extensionOid } from '@/lib/domain/certificates/oids'
import { contextConstructed, integer, nothing, sequence } from '../der-writer'
import { constraints, extension, generalName, notCritical, san } from '../extensions'
import { keyPair } from '../keys'
import { makeIntermediate, makeLeaf, makeRoot } from '../made-certificate'
import { asRfc5280, asWeb, type ChainChanges, strict, type VectorPlan, webChain } from './plan'

/** A leaf with `names` below an authority constrained to `permitted` without `excluded`; RFC 5280 only. */
function under(
  permitted: readonly string[],
  excluded: readonly string[],
  names: readonly string[],
  subject = 'O=Test',
) {
  const changes: ChainChanges = {
    issuing: { with: [constraints(permitted, excluded)] },
    leaf: names.length > 0 ? { with: [san(...names)] } : { without: [extensionOid.subjectAltName] },
    leafName: subject,
  }
  return { ...webChain(changes), ask: asRfc5280() }
}

const kept = (
  id: string,
  why: string,
  ...[permitted, excluded, names, subject]: Parameters<typeof under>
): VectorPlan => ({
  id: `constraint-${id}`,
  why,
  make: () => under(permitted, excluded, names, subject),
  expected: 'ok',
})

const outside = (id: string, why: string, ...args: Parameters<typeof under>): VectorPlan => ({
  ...kept(id, why, ...args),
  expected: 'name-permitted',
  at: 0,
})

const forbidden = (id: string, why: string, ...args: Parameters<typeof under>): VectorPlan => ({
  ...kept(id, why, ...args),
  expected: 'name-not-excluded',
  at: 0,
})

const dns = 'RFC 5280 4.2.1.10: labels may be added on the left.'
const uri = 'RFC 5280 4.2.1.10: the constraint applies to the host of the URI.'
const mail = 'RFC 5280 4.2.1.10: a mailbox, a host, or all hosts of a domain.'
const ip = 'RFC 5280 4.2.1.10: address and mask.'
const directory = 'RFC 5280 4.2.1.10: initial parts of the name.'

const byKind: readonly VectorPlan[] = [
  kept('dns-below', dns, ['dns:example.com'], [], ['dns:a.b.example.com', 'dns:example.com']),
  kept('dns-case', dns, ['dns:Example.COM'], [], ['dns:a.example.com']),
  kept('dns-empty-base', dns, ['dns:'], [], ['dns:anything.example']),
  outside('dns-other', dns, ['dns:example.com'], [], ['dns:example.net']),
  outside('dns-suffix-is-no-label', dns, ['dns:sp.example.com'], [], ['dns:evilsp.example.com']),
  outside('dns-one-of-two', dns, ['dns:example.com'], [], ['dns:a.example.com', 'dns:example.net']),
  outside('dns-wildcard-wider', dns, ['dns:a.example.com'], [], ['dns:*.example.com']),
  forbidden('dns-excluded', dns, [], ['dns:lab.example.com'], ['dns:x.lab.example.com']),
  forbidden('dns-excluded-by-empty-base', dns, [], ['dns:'], ['dns:x.example.com']),
  forbidden('dns-excluded-under-wildcard', dns, [], ['dns:lab.example.com'], ['dns:*.example.com']),
  forbidden('dns-excluded-wins', dns, ['dns:example.com'], ['dns:example.com'], ['dns:a.example.com']),
  kept('dns-excluded-deeper-than-wildcard', dns, [], ['dns:x.lab.example.com'], ['dns:*.example.com']),
  kept('uri-host', uri, ['uri:host.example.com'], [], ['uri:https://host.example.com:8443/path']),
  kept('uri-below', uri, ['uri:.example.com'], [], ['uri:https://user@a.b.example.com/']),
  outside('uri-domain-is-no-host', uri, ['uri:example.com'], [], ['uri:https://a.example.com/']),
  outside('uri-dot-excludes-apex', uri, ['uri:.example.com'], [], ['uri:https://example.com/']),
  outside('uri-without-host', uri, ['uri:.example.com'], [], ['uri:urn:ietf:rfc:5280']),
  outside('uri-address', uri, ['uri:.example.com'], [], ['uri:https://192.0.2.1/']),
  forbidden('uri-excluded', uri, [], ['uri:host.example.com'], ['uri:https://HOST.example.com']),
  kept('mail-host', mail, ['mail:example.com'], [], ['mail:ops@example.com']),
  kept('mail-domain', mail, ['mail:.example.com'], [], ['mail:ops@a.example.com']),
  kept('mail-box', mail, ['mail:ops@example.com'], [], ['mail:ops@EXAMPLE.com']),
  outside('mail-domain-is-no-host', mail, ['mail:.example.com'], [], ['mail:ops@example.com']),
  outside('mail-other-box', mail, ['mail:ops@example.com'], [], ['mail:Ops@example.com']),
  outside('mail-in-subject', mail, ['mail:example.com'], [], [], 'O=Test, E=ops@example.net'),
  kept('mail-in-subject-beside-san', mail, ['mail:example.com'], [], ['dns:a.example'], 'O=Test, E=ops@example.net'),
  forbidden('mail-excluded', mail, [], ['mail:example.com'], ['mail:ops@example.com']),
  kept('ipv4', ip, ['ip:192.0.2.0/24'], [], ['ip:192.0.2.255']),
  outside('ipv4-outside', ip, ['ip:192.0.2.0/24'], [], ['ip:192.0.3.0']),
  outside('ipv4-is-not-ipv6', ip, ['ip:192.0.2.0/24'], [], ['ip:2001:db8::1']),
  kept('ipv6', ip, ['ip:2001:db8::/33'], [], ['ip:2001:db8:7fff::1']),
  forbidden('ipv6-excluded', ip, [], ['ip:2001:db8::/33'], ['ip:2001:db8::1']),
  outside('address-of-five-octets', ip, ['ip:192.0.2.0/24'], [], ['hex:c000020100']),
  kept('directory', directory, ['dir:C=US, O=Test'], [], [], 'C=US, O=Test, CN=a'),
  kept('directory-case-and-spaces', directory, ['dir:C=US, O=Test  Org'], [], [], 'C=us, O= test ORG , CN=a'),
  outside('directory-order', directory, ['dir:C=US, O=Test'], [], [], 'O=Test, C=US, CN=a'),
  outside('directory-subject-counts', directory, ['dir:CN=foo'], [], ['dir:CN=foo'], 'CN=bar'),
  forbidden('directory-excluded-in-san', directory, [], ['dir:CN=foo'], ['dir:CN=foo'], 'CN=bar'),
  kept(
    'other-kind',
    'RFC 5280 4.2.1.10: a constraint binds names of its kind.',
    ['ip:192.0.2.0/24'],
    [],
    ['dns:a.example'],
  ),
  forbidden(
    'kind-nobody-applies',
    'RFC 5280 4.2.1.10: process it or reject.',
    [],
    ['other:1.2.3.4'],
    ['other:1.2.3.4'],
  ),
  kept(
    'kind-nobody-meets',
    'RFC 5280 4.2.1.10: only where such a name appears.',
    [],
    ['other:1.2.3.4'],
    ['dns:a.example'],
  ),
  forbidden('registered-id', 'RFC 5280 4.2.1.10: process it or reject.', [], ['rid:1.2.3'], ['rid:1.2.4']),
]

const malformed = (id: string, ...subtrees: Uint8Array[]): VectorPlan => ({
  id: `constraint-malformed-${id}`,
  why: 'RFC 5280 4.2.1.10: what cannot be processed is refused.',
  make: () => webChain({ issuing: { with: [extension(extensionOid.nameConstraints, sequence(...subtrees), true)] } }),
  expected: 'extension-readable',
  at: 1,
})

const permitted = (...names: string[]) => contextConstructed(0, ...names.map((name) => sequence(generalName(name))))

const malformedPlans: readonly VectorPlan[] = [
  malformed('empty'),
  malformed('nulls', contextConstructed(0, nothing), contextConstructed(1, nothing)),
  malformed('empty-lists', contextConstructed(0), contextConstructed(1)),
  malformed('leading-dot', permitted('dns:.example.com')),
  malformed('wildcard', permitted('dns:*.example.com')),
  malformed('address-without-mask', permitted('ip:2001:db8::1')),
  malformed('mask-with-holes', permitted('hex:c0000200ff00ff00')),
  malformed('two-ats', permitted('mail:a@b@example.com')),
  malformed('with-minimum', contextConstructed(0, sequence(generalName('dns:example.com'), integer(1)))),
]

function selfIssued() {
  const root = makeRoot(undefined, { with: [constraints(['dns:example.com'])] })
  const key = keyPair('rolled over')
  const next = makeIntermediate(root, root.name, { key, with: [san('dns:not-example.net')] })
  return { leaf: makeLeaf(next).der, intermediates: [next.der], anchors: [root.der], ask: asWeb() }
}

function upperNameOutside() {
  const root = makeRoot()
  const upper = makeIntermediate(root, 'O=Test, CN=Upper', { with: [constraints(['dns:example.com'])] })
  const lower = makeIntermediate(upper, 'O=Test, CN=Lower', { with: [san('dns:example.net')] })
  return { leaf: makeLeaf(lower).der, intermediates: [upper.der, lower.der], anchors: [root.der], ask: asWeb() }
}

export const constraintPlans: readonly VectorPlan[] = [
  ...byKind,
  ...malformedPlans,
  {
    id: 'constraint-of-the-anchor',
    why: 'RFC 5937: constraints in the anchor count.',
    make: () => webChain({ root: { with: [constraints(['dns:example.net'])] } }),
    expected: 'name-permitted',
    at: 0,
  },
  {
    id: 'constraint-narrowed-below',
    why: 'RFC 5280 6.1.4 (g): permitted subtrees intersect.',
    make: () =>
      webChain({
        root: { with: [constraints(['dns:sp.example.com', 'dns:other.example.com'])] },
        issuing: { with: [constraints(['dns:other.example.com'])] },
      }),
    expected: 'name-permitted',
    at: 0,
  },
  {
    id: 'constraint-spares-self-issued',
    why: 'RFC 5280 6.1.3 (b): not applied to self-issued certificates but the last.',
    make: selfIssued,
    expected: 'ok',
  },
  {
    id: 'constraint-binds-authorities',
    why: 'RFC 5280 4.2.1.10: all subject names in subsequent certificates.',
    make: upperNameOutside,
    expected: 'name-permitted',
    at: 1,
  },
  {
    id: 'constraint-not-critical',
    why: 'RFC 5280 4.2.1.10: critical; public authorities may leave it so (CABF BR 7.1.2.5.2).',
    make: () => ({
      ...webChain({ issuing: { with: [notCritical(constraints(['dns:example.com']))] } }),
      ask: asRfc5280({ strict: true }),
    }),
    expected: 'name-constraints-critical',
    at: 1,
  },
  {
    id: 'constraint-in-a-leaf',
    why: 'RFC 5280 4.2.1.10: only in certificates of authorities.',
    make: () => webChain({ leaf: { with: [constraints(['dns:example.com'])] }, ask: strict() }),
    expected: 'constraints-only-in-ca',
    at: 0,
  },
]
