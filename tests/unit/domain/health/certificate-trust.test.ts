import { describe, expect, it } from 'vitest'
import { certificateProblemOf, type ServerCertificateFacts } from '@/lib/domain/health/certificate-trust'
import { certificate, observedAt } from '@/tests/support/observations'

const leaf = certificate()
const intermediate = certificate({ subject: 'Public Issuing CA 2', issuer: 'Public Root' })
const ended = '2026-11-19T23:59:59.000Z'
const problem = (over: Partial<ServerCertificateFacts>) =>
  certificateProblemOf(
    {
      host: 'xsi.example.com',
      chain: [leaf, intermediate],
      names: [],
      matchesName: true,
      matchesCommonName: false,
      ...over,
    },
    observedAt,
  )

describe('a server certificate', () => {
  it('in order has no problem', () => {
    expect(problem({})).toBeUndefined()
  })

  it.each<[string, Partial<ServerCertificateFacts>, string, object]>([
    [
      'has expired',
      { chain: [certificate({ notAfter: ended })], trustError: 'CERT_HAS_EXPIRED' },
      'certificate-expired',
      { expiresAt: ended },
    ],
    [
      'has an expired issuer',
      { chain: [leaf, certificate({ notAfter: ended, serialNumber: 'FF' })], trustError: 'CERT_HAS_EXPIRED' },
      'certificate-expired',
      { serialNumber: 'FF' },
    ],
    [
      'is not valid yet',
      { chain: [certificate({ notBefore: '2027-01-01T00:00:00.000Z' })], trustError: 'CERT_NOT_YET_VALID' },
      'certificate-not-yet-valid',
      { validFromAt: '2027-01-01T00:00:00.000Z' },
    ],
    [
      'has an expired anchor',
      { trustError: 'CERT_HAS_EXPIRED' },
      'certificate-invalid',
      { trustError: 'CERT_HAS_EXPIRED' },
    ],
    [
      'signed itself',
      { chain: [leaf], trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      'certificate-self-signed',
      { subject: 'xsi.example.com' },
    ],
    [
      'came alone',
      { chain: [leaf], trustError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      'certificate-missing-intermediate',
      { missingIssuer: 'Public Issuing CA 2' },
    ],
    [
      'leads to an unknown CA',
      { trustError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
      'certificate-unknown-issuer',
      { missingIssuer: 'Public Root' },
    ],
    ['leads to a private root', { trustError: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'certificate-unknown-issuer', {}],
    [
      'has a broken signature',
      { trustError: 'CERT_SIGNATURE_FAILURE' },
      'certificate-invalid',
      { trustError: 'CERT_SIGNATURE_FAILURE' },
    ],
    [
      'is for others',
      { matchesName: false, names: ['a.example', 'b.example'] },
      'certificate-wrong-host',
      { names: 'a.example, b.example' },
    ],
    ['names the host in CN only', { matchesName: false, matchesCommonName: true }, 'certificate-name-in-cn-only', {}],
    [
      'comes with a hundred others',
      { chain: Array.from({ length: 100 }, () => leaf) },
      'certificate-chain-too-long',
      {},
    ],
  ])('%s', (_name, over, reason, evidence) => {
    expect(problem(over)).toMatchObject({ reason, evidence })
  })

  it('tells the most telling fault first and names the others', () => {
    const all = problem({
      chain: [certificate({ notAfter: ended })],
      trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      matchesName: false,
    })
    expect(all?.reason).toBe('certificate-expired')
    expect(all?.evidence.furtherReasons).toBe('certificate-self-signed certificate-wrong-host')
  })

  it('is not blamed for an expired cross-certificate that a valid chain does not need', () => {
    expect(problem({ chain: [leaf, certificate({ notAfter: ended })] })).toBeUndefined()
  })
})
