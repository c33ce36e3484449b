/** Vectors about base CRLs. */

import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import { extensionOid } from '@/lib/domain/certificates/oids'
import { context, integer, nothing, sequence } from '../der-writer'
import { critical, extension, usage } from '../extensions'
import { keyPair } from '../keys'
import { makeIntermediate, makeRoot } from '../made-certificate'
import { type CrlPlan, crlNumber, makeCrl } from '../made-crl'
import { type ChainChanges, strict, type VectorPlan, webChain } from './plan'

type Made = Parameters<NonNullable<ChainChanges['crls']>>[0]

const serialOf = (der: Uint8Array) => readCertificate(der).serial

/** The root's CRL as it should be, the issuing authority's as the vector wants it. */
const withIssuingCrl = (plan: (made: Made) => CrlPlan, changes: ChainChanges = {}) =>
  webChain({ ...changes, crls: (made) => [makeCrl(made.root), makeCrl(made.issuing, plan(made))] })

const unknownExtension = extension('1.3.6.1.4.1.55555.1', nothing, true)
const scope = (...flags: Uint8Array[]) => extension(extensionOid.issuingDistributionPoint, sequence(...flags), true)

const unknown = { expected: 'revocation-known', at: 0 } as const

export const revocationPlans: readonly VectorPlan[] = [
  {
    id: 'crl-good',
    why: 'RFC 5280 6.3.3: current CRLs of every issuer, the serials not listed.',
    make: () => withIssuingCrl(() => ({})),
    expected: 'ok',
  },
  {
    id: 'crl-lists-the-leaf',
    why: 'RFC 5280 6.3.3: listed is revoked.',
    make: () => withIssuingCrl(({ leaf }) => ({ revoked: [serialOf(leaf.der)] })),
    expected: 'not-revoked',
    at: 0,
  },
  {
    id: 'crl-lists-the-intermediate',
    why: 'RFC 5280 6.1.3 (a)(3): no certificate of the path is revoked.',
    make: () =>
      webChain({
        crls: ({ root, issuing }) => [makeCrl(root, { revoked: [serialOf(issuing.der)] }), makeCrl(issuing)],
      }),
    expected: 'not-revoked',
    at: 1,
  },
  {
    id: 'crl-missing',
    why: 'RFC 5280 6.3.3: where CRLs decide, a status that nobody states is no status.',
    make: () => webChain({ crls: ({ root }) => [makeCrl(root)] }),
    ...unknown,
  },
  {
    id: 'crl-out-of-date',
    why: 'RFC 5280 6.3.3 (a): past nextUpdate it no longer speaks.',
    make: () => withIssuingCrl(() => ({ nextUpdate: new Date('2026-06-10T00:00:00Z') })),
    ...unknown,
  },
  {
    id: 'crl-from-the-future',
    why: 'RFC 5280 5.1.2.4: thisUpdate is its issue date.',
    make: () => withIssuingCrl(() => ({ thisUpdate: new Date('2026-06-20T00:00:00Z') })),
    ...unknown,
  },
  {
    id: 'crl-without-next-update',
    why: 'RFC 5280 5.1.2.5: nextUpdate is required.',
    make: () => withIssuingCrl(() => ({ nextUpdate: null })),
    ...unknown,
  },
  {
    id: 'crl-signed-by-another-key',
    why: 'RFC 5280 6.3.3 (g): its signature holds under the issuer key.',
    make: () =>
      webChain({
        crls: ({ root, issuing }) => [makeCrl(root), makeCrl({ ...issuing, key: keyPair('another') })],
      }),
    ...unknown,
  },
  {
    id: 'crl-issuer-may-not-sign',
    why: 'RFC 5280 6.3.3 (f): cRLSign where keyUsage is present.',
    make: () => withIssuingCrl(() => ({}), { issuing: { with: [usage('keyCertSign')] } }),
    ...unknown,
  },
  {
    id: 'crl-signed-by-a-second-key',
    why: 'RFC 5280 6.3.3 (f): a key of the same issuer that leads to the same anchor.',
    make: () => {
      const parts = webChain({
        issuing: { with: [usage('keyCertSign')] },
        crls: ({ root, issuing }) => [makeCrl(root), makeCrl({ ...issuing, key: keyPair('crl key') })],
      })
      const signer = makeIntermediate(makeRoot(), 'O=Test, CN=Issuing', {
        key: keyPair('crl key'),
        with: [usage('cRLSign')],
      })
      return { ...parts, intermediates: [...(parts.intermediates ?? []), signer.der] }
    },
    expected: 'ok',
  },
  {
    id: 'crl-unknown-critical-extension',
    why: 'RFC 5280 5.2: a critical extension that is not understood makes it useless.',
    make: () => withIssuingCrl(() => ({ extensions: [crlNumber(), unknownExtension] })),
    ...unknown,
  },
  {
    id: 'crl-unknown-critical-entry-extension',
    why: 'RFC 5280 5.3: in an entry as well.',
    make: () => withIssuingCrl(() => ({ revoked: [Uint8Array.of(5)], entryExtensions: [unknownExtension] })),
    ...unknown,
  },
  {
    id: 'crl-delta',
    why: 'RFC 5280 5.2.4: a delta alone is no base.',
    make: () =>
      withIssuingCrl(() => ({
        extensions: [crlNumber(2), extension(extensionOid.deltaCrlIndicator, integer(1), true)],
      })),
    ...unknown,
  },
  {
    id: 'crl-for-authorities-only',
    why: 'RFC 5280 5.2.5: onlyContainsCACerts says nothing about a leaf.',
    make: () => withIssuingCrl(() => ({ extensions: [crlNumber(), scope(context(2, Uint8Array.of(0xff)))] })),
    ...unknown,
  },
  {
    id: 'crl-for-users-only',
    why: 'RFC 5280 5.2.5: onlyContainsUserCerts speaks about a leaf.',
    make: () => withIssuingCrl(() => ({ extensions: [crlNumber(), scope(context(1, Uint8Array.of(0xff)))] })),
    expected: 'ok',
  },
  {
    id: 'crl-indirect',
    why: 'RFC 5280 5.2.5: indirect CRLs are not used.',
    make: () => withIssuingCrl(() => ({ extensions: [crlNumber(), scope(context(4, Uint8Array.of(0xff)))] })),
    ...unknown,
  },
  {
    id: 'crl-without-number',
    why: 'RFC 5280 5.2.3: conforming issuers number their CRLs.',
    make: () => withIssuingCrl(() => ({ extensions: [] }), { ask: strict() }),
    ...unknown,
  },
  {
    id: 'crl-number-critical',
    why: 'RFC 5280 5.2.3: not critical.',
    make: () => withIssuingCrl(() => ({ extensions: [critical(crlNumber())] }), { ask: strict() }),
    ...unknown,
  },
]
