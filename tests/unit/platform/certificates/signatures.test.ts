import { describe, expect, it, vi } from 'vitest'
import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import type { SubjectPublicKey } from '@/lib/domain/certificates/model/public-key'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { bits, integer, nothing, oid, sequence } from '@/tests/support/certificates/der-writer'
import {
  ecSigning,
  type KeyKind,
  keyPair,
  pssSigning,
  rsaSigning,
  type Signing,
} from '@/tests/support/certificates/keys'
import { makeCertificate } from '@/tests/support/certificates/made-certificate'

// Making RSA keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const verify = createVerifier()

function signed(kind: KeyKind, signing?: Signing) {
  const key = keyPair(`signing ${kind}`, kind)
  return readCertificate(makeCertificate({ subject: 'CN=signed', key, signing }))
}

describe('a signature', () => {
  it.each<[string, KeyKind, Signing | undefined]>([
    ['RSA PKCS#1 SHA-256', 'rsa2048', undefined],
    ['RSA PKCS#1 SHA-512', 'rsa2048', rsaSigning('sha512')],
    ['RSA-PSS SHA-256', 'rsa2048', pssSigning('sha256')],
    ['RSA-PSS SHA-384, salt of 48', 'rsa2048', pssSigning('sha384', 48)],
    ['ECDSA P-256', 'p256', undefined],
    ['ECDSA P-384', 'p384', undefined],
    ['ECDSA P-521', 'p521', undefined],
    ['ECDSA P-192, which JWK cannot say', 'p192', undefined],
    ['Ed25519', 'ed25519', undefined],
  ])('holds under its own key and no other: %s', (_name, kind, signing) => {
    const certificate = signed(kind, signing)
    expect(verify(certificate, certificate.publicKey)).toBe(true)
    const other = readCertificate(makeCertificate({ subject: 'CN=other', key: keyPair('other signing', kind) }))
    expect(verify(certificate, other.publicKey)).toBe(false)
  })

  it('does not hold when a single bit of what is signed changes', () => {
    const certificate = signed('p256')
    const changed = Uint8Array.from(certificate.signedBytes)
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1
    expect(verify({ ...certificate, signedBytes: changed }, certificate.publicKey)).toBe(false)
  })

  it('does not hold under a key of another kind', () => {
    expect(verify(signed('p256'), signed('rsa2048').publicKey)).toBe(false)
    expect(verify(signed('rsa2048', rsaSigning('sha256')), signed('ed25519').publicKey)).toBe(false)
  })

  it('does not hold, and does not throw, under a key that OpenSSL refuses', () => {
    const point = Uint8Array.of(4, ...new Uint8Array(64).fill(1))
    const offCurve = sequence(sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7')), bits(point))
    const certificate = readCertificate(makeCertificate({ subject: 'CN=x', key: keyPair('x'), spki: offCurve }))
    expect(verify(signed('p256'), certificate.publicKey)).toBe(false)
  })

  it('does not hold under a key whose use would cost more than any certificate is worth', () => {
    const huge = sequence(
      sequence(oid('1.2.840.113549.1.1.1'), nothing),
      bits(sequence(integer(Uint8Array.of(0x7f, ...new Uint8Array(4_000).fill(0xff))), integer(65537))),
    )
    const { publicKey } = readCertificate(makeCertificate({ subject: 'CN=x', key: keyPair('x'), spki: huge }))
    expect(verify(signed('rsa2048', rsaSigning('sha256')), publicKey)).toBe(false)
  })

  it('does not hold as PKCS#1 under a key bound to PSS', () => {
    const certificate = signed('rsa2048', rsaSigning('sha256'))
    const bound: SubjectPublicKey = { ...certificate.publicKey, onlyPss: true }
    expect(verify(certificate, bound)).toBe(false)
  })

  it('holds as ECDSA whatever the hash', () => {
    const certificate = signed('p256', ecSigning('sha512'))
    expect(verify(certificate, certificate.publicKey)).toBe(true)
  })
})
