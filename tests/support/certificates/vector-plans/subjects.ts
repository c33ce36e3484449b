/** Vectors about names as they are written: subject alternative names and common names. */

import { extensionOid } from '@/lib/domain/certificates/oids'
import { sequence } from '../der-writer'
import { critical, san } from '../extensions'
import { strict, type VectorPlan, webChain } from './plan'

const host = (value: string) => ({ names: [{ kind: 'dns' as const, value }] })
const address = (value: string) => ({ names: [{ kind: 'address' as const, value }] })
const _mail = (value: string) => ({ profile: 'rfc5280' as const, names: [{ kind: 'mail' as const, value }] })
const named = (...names: string[]) => ({ leaf: { with: [san(...names)] } })

export const subjectPlans: readonly VectorPlan[] = [
  {
    id: 'san-leading-dot',
    why: 'RFC 5280 4.2.1.6: preferred name syntax.',
    make: () => webChain({ ...named('dns:xsp1.sp.example.com', 'dns:.example.com'), ask: strict() }),
    expected: 'san-well-formed',
    at: 0,
  },
  {
    id: 'san-of-a-registry',
    why: 'CABF BR 3.2.2.6: no wildcard directly under a registry.',
    make: () =>
      webChain({
        leaf: { with: [san('dns:*.co.uk')] },
        leafName: 'O=Test',
        ask: strict(host('example.co.uk')),
      }),
    expected: 'san-public-suffix',
    at: 0,
  },
  {
    id: 'san-not-critical-with-empty-subject',
    why: 'RFC 5280 4.1.2.6: with an empty subject the SAN must be critical.',
    make: () => webChain({ leafName: '', ask: strict() }),
    expected: 'san-critical-when-alone',
    at: 0,
  },
  {
    id: 'san-critical-with-empty-subject',
    why: 'RFC 5280 4.1.2.6: a critical SAN alone is enough.',
    make: () => webChain({ leafName: '', leaf: { with: [critical(san('dns:xsp1.sp.example.com'))] }, ask: strict() }),
    expected: 'ok',
  },
  {
    id: 'san-critical-beside-subject',
    why: 'CABF BR 7.1.2.7.12: with a subject the SAN is not critical.',
    make: () => webChain({ leaf: { with: [critical(san('dns:xsp1.sp.example.com'))] }, ask: strict() }),
    expected: 'san-not-critical',
    at: 0,
  },
  {
    id: 'san-empty',
    why: 'RFC 5280 4.2.1.6: GeneralNames has at least one entry.',
    make: () =>
      webChain({
        leaf: { with: [{ oid: extensionOid.subjectAltName, critical: false, value: sequence() }] },
        ask: { names: [] },
      }),
    expected: 'extension-readable',
    at: 0,
  },
  {
    id: 'cn-not-in-san',
    why: 'CABF BR 7.1.4.3: a common name repeats an entry of the SAN.',
    make: () => webChain({ leafName: 'CN=other.example.com', ask: strict() }),
    expected: 'cn-in-san',
    at: 0,
  },
  {
    id: 'cn-other-case',
    why: 'CABF BR 7.1.4.3: a character-for-character copy.',
    make: () => webChain({ leafName: 'CN=XSP1.sp.example.com', ask: strict() }),
    expected: 'cn-in-san',
    at: 0,
  },
  {
    id: 'cn-address-in-another-spelling',
    why: 'CABF BR 7.1.4.3: an IPv4 address is written as RFC 3986 does.',
    make: () => webChain({ ...named('ip:192.0.2.10'), leafName: 'CN=0xC000020A', ask: strict(address('192.0.2.10')) }),
    expected: 'cn-in-san',
    at: 0,
  },
  {
    id: 'cn-under-the-wildcard',
    why: 'CABF BR 7.1.4.3: a host that the wildcard covers is no other host.',
    make: () => webChain({ ...named('dns:*.sp.example.com'), ask: strict() }),
    expected: 'ok',
  },
  {
    id: 'cn-of-an-internal-server',
    why: 'CABF BR 1.6.1: a certificate for an internal name cannot be public, so its CN is free text.',
    make: () =>
      webChain({
        ...named('dns:xsp1.sp.internal'),
        leafName: 'CN=xsp.example.com',
        ask: strict(host('xsp1.sp.internal')),
      }),
    expected: 'ok',
  },
]
