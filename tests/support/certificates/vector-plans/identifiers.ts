/** Vectors about key identifiers and the form of other extensions. */

import { extensionOid } from '@/lib/domain/certificates/oids'
import { boolean, context, oid, sequence } from '../der-writer'
import { aki, critical, extension } from '../extensions'
import { keyPair } from '../keys'
import { strict, type VectorPlan, webChain } from './plan'

export const identifierPlans: readonly VectorPlan[] = [
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
