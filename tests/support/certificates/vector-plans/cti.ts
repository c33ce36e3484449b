/** Vectors about the client certificate that BroadWorks' CTI interface asks for. */

import { extensionOid, purposeOid } from '@/lib/domain/certificates/oids'
import { eku, san } from '../extensions'
import { asCti, ctiChain, type VectorPlan } from './plan'

const { broadworksCti, clientAuth } = purposeOid
const both = 'domain.md 7.1: clientAuth and 1.3.6.1.4.1.6431.1.1.8.2.1.3, both by name.'
const exactly = 'domain.md 7.1: exactly one common name with exactly this value.'

const purposes = (id: string, listed: readonly string[], expected: VectorPlan['expected']): VectorPlan => ({
  id: `cti-purposes-${id}`,
  why: both,
  make: () => ctiChain({ leaf: { with: [eku(...listed)] } }),
  expected,
  ...(expected === 'ok' ? {} : { at: 0 }),
})

const named = (id: string, leafName: string): VectorPlan => ({
  id: `cti-name-${id}`,
  why: exactly,
  make: () => ctiChain({ leafName }),
  expected: 'cti-common-name',
  at: 0,
})

export const ctiPlans: readonly VectorPlan[] = [
  { id: 'cti-right', why: both, make: () => ctiChain(), expected: 'ok' },
  purposes('other-order-and-more', [broadworksCti, purposeOid.serverAuth, clientAuth], 'ok'),
  purposes('without-oid', [clientAuth], 'cti-purposes'),
  purposes('without-client-auth', [broadworksCti], 'purpose-allowed'),
  purposes('any-stands-for-none', [purposeOid.any], 'cti-purposes'),
  purposes('prefix-of-the-oid', [clientAuth, '1.3.6.1.4.1.6431.1.1.8.2.1'], 'cti-purposes'),
  purposes('longer-arc', [clientAuth, `${broadworksCti}0`], 'cti-purposes'),
  {
    id: 'cti-purposes-absent',
    why: both,
    make: () => ctiChain({ leaf: { without: [extensionOid.extendedKeyUsage] } }),
    expected: 'cti-purposes',
    at: 0,
  },
  {
    id: 'cti-purposes-nested',
    why: 'RFC 5280 4.2.1.12: the issuing authority allows only servers.',
    make: () => ctiChain({ issuing: { with: [eku(purposeOid.serverAuth)] } }),
    expected: 'purpose-allowed-by-issuer',
    at: 1,
  },
  named('other', 'CN=cti.example.com'),
  named('longer', 'CN=bwcticlient.webex.com.evil.example'),
  named('capitals', 'CN=BWCTICLIENT.webex.com'),
  named('nul', 'CN=bwcticlient.webex.com\0.evil.example'),
  named('two', 'CN=other, CN=bwcticlient.webex.com'),
  named('none', 'O=bwcticlient.webex.com'),
  {
    id: 'cti-san-warns',
    why: 'domain.md 7.3: a SAN is a warning.',
    make: () => ctiChain({ leaf: { with: [san('dns:bwcticlient.webex.com')] } }),
    expected: 'ok',
  },
  {
    id: 'cti-san-refused-when-strict',
    why: 'domain.md 7.3: an error by the strict switch.',
    make: () =>
      ctiChain({ leaf: { with: [san('dns:bwcticlient.webex.com')], without: [] }, ask: asCti({ strict: true }) }),
    expected: 'cti-no-san',
    at: 0,
  },
]
