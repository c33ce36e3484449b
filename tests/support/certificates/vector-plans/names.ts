/** Vectors about the name that was asked for. */

import { extensionOid } from '@/lib/domain/certificates/oids'
import { san } from '../extensions'
import { type VectorPlan, webChain } from './plan'

const host = (value: string) => ({ names: [{ kind: 'dns' as const, value }] })
const address = (value: string) => ({ names: [{ kind: 'address' as const, value }] })
const mail = (value: string) => ({ profile: 'rfc5280' as const, names: [{ kind: 'mail' as const, value }] })
const named = (...names: string[]) => ({ leaf: { with: [san(...names)] } })

export const namePlans: readonly VectorPlan[] = [
  {
    id: 'name-exact',
    why: 'RFC 9525 6.3: each label equals.',
    make: () => webChain(),
    expected: 'ok',
  },
  {
    id: 'name-capitals',
    why: 'RFC 9525 6.3: domain names compare without case.',
    make: () => webChain({ ask: host('XSP1.SP.Example.com') }),
    expected: 'ok',
  },
  {
    id: 'name-other-host',
    why: 'RFC 9525 6.3: another label does not match.',
    make: () => webChain({ ask: host('xsp2.sp.example.com') }),
    expected: 'name-matches',
  },
  {
    id: 'name-no-fallback-to-cn',
    why: 'RFC 9525 6.1: CN-ID is not used, a certificate without SAN has no name.',
    make: () => webChain({ leaf: { without: [extensionOid.subjectAltName] } }),
    expected: 'san-present',
    at: 0,
  },
  {
    id: 'name-cn-right-san-wrong',
    why: 'RFC 9525 6.1: the SAN decides.',
    make: () => webChain(named('dns:other.sp.example.com')),
    expected: 'name-matches',
  },
  {
    id: 'name-nul-byte',
    why: 'RFC 5280 4.2.1.6: a NUL is no part of a host name, and nothing ends at it.',
    make: () => webChain(named('dns:xsp1.sp.example.com\0.evil.example')),
    expected: 'name-matches',
  },
  {
    id: 'name-wildcard-one-label',
    why: 'RFC 9525 6.3: a wildcard stands for the whole left-most label.',
    make: () => webChain(named('dns:*.sp.example.com')),
    expected: 'ok',
  },
  {
    id: 'name-wildcard-two-labels',
    why: 'RFC 9525 6.3: a wildcard matches one label only.',
    make: () => webChain(named('dns:*.example.com')),
    expected: 'name-matches',
  },
  {
    id: 'name-wildcard-partial',
    why: 'RFC 9525 6.3: a wildcard inside a label matches nothing.',
    make: () => webChain(named('dns:xsp*.sp.example.com')),
    expected: 'name-matches',
  },
  {
    id: 'name-wildcard-not-leftmost',
    why: 'RFC 9525 6.3: a wildcard stands in the left-most label only.',
    make: () => webChain(named('dns:xsp1.*.example.com')),
    expected: 'name-matches',
  },
  {
    id: 'name-wildcard-not-apex',
    why: 'RFC 9525 6.3: "*.sp.example.com" does not cover "sp.example.com".',
    make: () => webChain({ ...named('dns:*.sp.example.com'), ask: host('sp.example.com') }),
    expected: 'name-matches',
  },
  {
    id: 'name-trailing-dot-in-san',
    why: 'RFC 5280 4.2.1.6: preferred name syntax has no trailing dot.',
    make: () => webChain(named('dns:xsp1.sp.example.com.')),
    expected: 'name-matches',
  },
  {
    id: 'name-trailing-dot-asked',
    why: 'RFC 9525 6.2: the root dot of the asked name is not part of the comparison.',
    make: () => webChain({ ask: host('xsp1.sp.example.com.') }),
    expected: 'ok',
  },
  {
    id: 'name-address',
    why: 'RFC 9525 6.4: an address matches iPAddress octet by octet.',
    make: () => webChain({ ...named('ip:192.0.2.10'), ask: address('192.0.2.10') }),
    expected: 'ok',
  },
  {
    id: 'name-address-other-spelling',
    why: 'RFC 9525 6.4: octets compare, not spellings.',
    make: () => webChain({ ...named('ip:2001:db8::10'), ask: address('2001:db8:0:0::10') }),
    expected: 'ok',
  },
  {
    id: 'name-address-in-dns-san',
    why: 'RFC 5280 4.2.1.6: an address written as dNSName names no address.',
    make: () => webChain({ ...named('dns:192.0.2.10'), ask: address('192.0.2.10') }),
    expected: 'name-matches',
  },
  {
    id: 'name-address-written-as-host',
    why: 'RFC 9525 6.4: an address asked for as a host is an address.',
    make: () => webChain({ ...named('ip:192.0.2.10'), ask: host('192.0.2.10') }),
    expected: 'ok',
  },
  {
    id: 'name-mail',
    why: 'RFC 5280 7.5: the local part compares exactly, the host without case.',
    make: () => webChain({ ...named('mail:ops@Example.com'), ask: mail('ops@example.com') }),
    expected: 'ok',
  },
  {
    id: 'name-mail-local-case',
    why: 'RFC 5280 7.5: the local part compares exactly.',
    make: () => webChain({ ...named('mail:ops@example.com'), ask: mail('Ops@example.com') }),
    expected: 'name-matches',
  },
]
