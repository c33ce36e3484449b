/** Vectors about time. */

import { time } from '../der-writer'
import { strict, type VectorPlan, webChain } from './plan'

const end = new Date('2026-04-01T00:00:00Z')
const start = new Date('2026-03-01T00:00:01Z')

export const validityPlans: readonly VectorPlan[] = [
  {
    id: 'validity-last-second',
    why: 'RFC 5280 4.1.2.5: notAfter is included.',
    make: () => webChain({ leaf: { notAfter: end }, ask: { at: '2026-04-01T00:00:00Z' } }),
    expected: 'ok',
  },
  {
    id: 'validity-fraction-of-last-second',
    why: 'RFC 5280 4.1.2.5: times have whole seconds.',
    make: () => webChain({ leaf: { notAfter: end }, ask: { at: '2026-04-01T00:00:00.900Z' } }),
    expected: 'ok',
  },
  {
    id: 'validity-one-second-late',
    why: 'RFC 5280 4.1.2.5: notAfter is the last second.',
    make: () => webChain({ leaf: { notAfter: end }, ask: { at: '2026-04-01T00:00:01Z' } }),
    expected: 'not-expired',
    at: 0,
  },
  {
    id: 'validity-one-second-early',
    why: 'RFC 5280 4.1.2.5: notBefore is the first second.',
    make: () => webChain({ leaf: { notBefore: start }, ask: { at: '2026-03-01T00:00:00Z' } }),
    expected: 'already-valid',
    at: 0,
  },
  {
    id: 'validity-intermediate-expired',
    why: 'RFC 5280 6.1.3 (a)(2): every certificate of the path is valid now.',
    make: () => webChain({ issuing: { notAfter: end } }),
    expected: 'issuer-not-expired',
    at: 1,
  },
  {
    id: 'validity-anchor-expired',
    why: 'RFC 5280 6.1.3 (a)(2): an anchor given as a certificate has its own period.',
    make: () => webChain({ root: { notAfter: end } }),
    expected: 'issuer-not-expired',
    at: 2,
  },
  {
    id: 'validity-intermediate-not-yet',
    why: 'RFC 5280 6.1.3 (a)(2): every certificate of the path is valid now.',
    make: () => webChain({ issuing: { notBefore: new Date('2026-12-01T00:00:00Z') } }),
    expected: 'issuer-already-valid',
    at: 1,
  },
  {
    id: 'validity-generalized-before-2050',
    why: 'RFC 5280 4.1.2.5: dates through 2049 are UTCTime.',
    make: () => webChain({ leaf: { notAfter: time(new Date('2026-12-31T00:00:00Z'), 'generalized') }, ask: strict() }),
    expected: 'validity-form',
    at: 0,
  },
  {
    id: 'validity-generalized-from-2050',
    why: 'RFC 5280 4.1.2.5: dates from 2050 are GeneralizedTime.',
    make: () => webChain({ leaf: { notAfter: new Date('9999-12-31T23:59:59Z') }, ask: strict() }),
    expected: 'ok',
  },
  {
    id: 'validity-two-digit-year-of-the-last-century',
    why: 'RFC 5280 4.1.2.5.1: YY from 50 is 19YY.',
    make: () => webChain({ leaf: { notBefore: new Date('1950-01-01T00:00:00Z') } }),
    expected: 'ok',
  },
]
