/** Vectors about algorithms, signatures and public keys. */

import { bits, concat, integer, nothing, oid, sequence } from '../der-writer'
import { ecSigning, keyPair, pssSigning, rsaSigning } from '../keys'
import { makeIntermediate, makeLeaf, makeRoot } from '../made-certificate'
import { asWeb, strict, type VectorPlan, webChain } from './plan'

const unknownOid = '1.3.6.1.4.1.55555.1'

const unsigned = (magnitude: Uint8Array) =>
  (magnitude[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), magnitude) : magnitude

const rsaSpki = (modulus: Uint8Array, exponent: number) =>
  sequence(
    sequence(oid('1.2.840.113549.1.1.1'), nothing),
    bits(sequence(integer(unsigned(modulus)), integer(exponent))),
  )

const someModulus = (octets: number) =>
  Uint8Array.from({ length: octets }, (_, i) => (i === 0 ? 0xc3 : (i * 37) & 0xff) | 1)

const underRsaRoot = (signing: Parameters<typeof makeLeaf>[1]) => {
  const root = makeRoot('O=Test, CN=RSA Root', { key: keyPair('rsa root', 'rsa2048') })
  return { leaf: makeLeaf(root, signing).der, anchors: [root.der], ask: asWeb() }
}

export const keyPlans: readonly VectorPlan[] = [
  {
    id: 'algorithms-differ',
    why: 'RFC 5280 4.1.1.2: the same algorithm inside and outside.',
    make: () => webChain({ leaf: { outerAlgorithm: ecSigning('sha384').algorithm } }),
    expected: 'signature-algorithms-agree',
    at: 0,
  },
  {
    id: 'algorithm-unknown',
    why: 'RFC 5280 6.1.3 (a)(1): what cannot be checked does not hold.',
    make: () =>
      webChain({
        leaf: { signing: { algorithm: sequence(oid(unknownOid)), sign: () => Uint8Array.of(1, 2, 3) } },
      }),
    expected: 'signature-algorithm-known',
    at: 0,
  },
  {
    id: 'algorithm-sha1',
    why: 'RFC 6194 3: SHA-1 signatures are not to be relied on.',
    make: () => webChain({ leaf: { signing: ecSigning('sha1') } }),
    expected: 'signature-algorithm-safe',
    at: 0,
  },
  {
    id: 'algorithm-sha1-in-the-anchor',
    why: "RFC 5280 6.1.1 (d): the anchor's own signature is not checked.",
    make: () => webChain({ root: { signing: ecSigning('sha1') } }),
    expected: 'ok',
  },
  {
    id: 'signature-of-another-key',
    why: 'RFC 5280 6.1.3 (a)(1): the issuer named has not signed.',
    make: () => webChain({ leaf: { signer: keyPair('another') } }),
    expected: 'signature-valid',
    at: 0,
  },
  {
    id: 'algorithm-rsa-pkcs1',
    why: 'RFC 4055: RSASSA-PKCS1-v1_5.',
    make: () => underRsaRoot({ signing: rsaSigning('sha384') }),
    expected: 'ok',
  },
  {
    id: 'algorithm-rsa-pss',
    why: 'RFC 4055: RSASSA-PSS.',
    make: () => underRsaRoot({ signing: pssSigning('sha256') }),
    expected: 'ok',
  },
  {
    id: 'algorithm-rsa-pss-other-salt',
    why: 'RFC 4055 3.1: the salt has the length that the parameters say.',
    make: () =>
      underRsaRoot({ signing: { ...pssSigning('sha256', 48), algorithm: pssSigning('sha256', 32).algorithm } }),
    expected: 'signature-valid',
    at: 0,
  },
  {
    id: 'algorithm-ed25519',
    why: 'RFC 8410: Ed25519.',
    make: () => {
      const root = makeRoot('O=Test, CN=Ed Root', { key: keyPair('ed root', 'ed25519') })
      return { leaf: makeLeaf(root).der, anchors: [root.der], ask: asWeb() }
    },
    expected: 'ok',
  },
  {
    id: 'algorithm-p521',
    why: 'RFC 5758: ECDSA with SHA-512.',
    make: () => {
      const root = makeRoot('O=Test, CN=P-521 Root', { key: keyPair('p521 root', 'p521') })
      return { leaf: makeLeaf(root).der, anchors: [root.der], ask: strict() }
    },
    expected: 'ok',
  },
  {
    id: 'key-ed25519-in-public',
    why: 'CABF BR 6.1.5: RSA and NIST curves only.',
    make: () => webChain({ leaf: { key: keyPair('ed leaf', 'ed25519') }, ask: strict() }),
    expected: 'edwards-not-public',
    at: 0,
  },
  {
    id: 'key-rsa-1024',
    why: 'CABF BR 6.1.5: at least 2048 bits.',
    make: () => webChain({ leaf: { key: keyPair('short', 'rsa1024') } }),
    expected: 'rsa-long-enough',
    at: 0,
  },
  {
    id: 'key-rsa-2047',
    why: 'CABF BR 6.1.5: a whole number of octets, and not less than 2048 bits.',
    make: () => webChain({ leaf: { key: keyPair('odd', 'rsa2047') } }),
    expected: 'rsa-long-enough',
    at: 0,
  },
  {
    id: 'key-rsa-2052',
    why: 'CABF BR 6.1.5: a whole number of octets.',
    make: () =>
      webChain({ leaf: { spki: rsaSpki(concat(Uint8Array.of(0x0f), someModulus(256)), 65537) }, ask: strict() }),
    expected: 'rsa-whole-octets',
    at: 0,
  },
  {
    id: 'key-rsa-exponent-1',
    why: 'CABF BR 6.1.6: odd and at least three.',
    make: () => webChain({ leaf: { spki: rsaSpki(someModulus(256), 1) } }),
    expected: 'rsa-exponent',
    at: 0,
  },
  {
    id: 'key-p192',
    why: 'CABF BR 6.1.5: P-256, P-384, P-521.',
    make: () => webChain({ leaf: { key: keyPair('p192', 'p192') } }),
    expected: 'curve-allowed',
    at: 0,
  },
  {
    id: 'key-secp256k1',
    why: 'CABF BR 6.1.5: P-256, P-384, P-521.',
    make: () => webChain({ leaf: { key: keyPair('k1', 'secp256k1') } }),
    expected: 'curve-allowed',
    at: 0,
  },
  {
    id: 'key-explicit-curve',
    why: 'RFC 5480 2.1.1: named curves only.',
    make: () =>
      webChain({
        leaf: {
          spki: sequence(
            sequence(oid('1.2.840.10045.2.1'), sequence(integer(1))),
            bits(Uint8Array.of(4, ...new Uint8Array(64).fill(9))),
          ),
        },
      }),
    expected: 'key-usable',
    at: 0,
  },
  {
    id: 'key-of-the-issuer-unusable',
    why: 'RFC 5280 4.1.2.7: an authority whose key nobody can use has signed nothing.',
    make: () => {
      const root = makeRoot()
      const issuing = makeIntermediate(root, undefined, {
        spki: sequence(sequence(oid(unknownOid)), bits(Uint8Array.of(1))),
      })
      return { leaf: makeLeaf(issuing).der, intermediates: [issuing.der], anchors: [root.der], ask: asWeb() }
    },
    expected: 'issuer-key-usable',
    at: 1,
  },
]
