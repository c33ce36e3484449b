import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Authorities, authoritiesIn } from '@/lib/lab/certificates/authorities'
import { integer, tlv } from '@/lib/lab/certificates/der'
import {
  type CertificateWish,
  type ServerCertificates,
  serverCertificates,
} from '@/lib/lab/certificates/server-certificates'

const now = new Date('2026-11-20T09:00:00Z')
let directory: string
let authorities: Authorities
let certificates: ServerCertificates

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'lab-test-'))
  authorities = authoritiesIn(directory, now)
  certificates = serverCertificates(authorities, now)
})
afterAll(() => rmSync(directory, { recursive: true }))

const hosts = ['xsi.madrid.example.com', 'dms.madrid.example.com']

const chainOf = (wish: Partial<CertificateWish>): X509Certificate[] => {
  const pem = certificates.chainPem({ variant: 'good', hosts, expiresInDays: 200, ...wish })
  return (pem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []).map((one) => new X509Certificate(one))
}

const isIssuedBy = (child: X509Certificate | undefined, issuer: X509Certificate): boolean =>
  child?.checkIssued(issuer) === true && child.verify(issuer.publicKey)

describe('server certificates', () => {
  test('chain from leaf over the issuing authority to the anchor', () => {
    const [leaf, issuing] = chainOf({})
    const root = new X509Certificate(authorities.root.certificatePem)
    expect(issuing && isIssuedBy(leaf, issuing)).toBe(true)
    expect(isIssuedBy(issuing, root)).toBe(true)
    expect([leaf?.ca, issuing?.ca, root.ca]).toEqual([false, true, true])
  })

  test('name every host in the SAN, and no other', () => {
    const [leaf] = chainOf({})
    expect(hosts.map((host) => leaf?.checkHost(host))).toEqual(hosts)
    expect(leaf?.checkHost('xsi.lisboa.example.com')).toBeUndefined()
  })

  test.each([
    ['good', '2027-06-08T15:00:00.000Z'],
    ['expired', '2026-11-20T00:00:00.000Z'],
  ] as const)('%s ends relative to the start', (variant, ends) => {
    expect(new Date(chainOf({ variant })[0]?.validTo ?? '').toISOString()).toBe(ends)
  })

  test('end in as many whole days as the story says', () => {
    const ends = new Date(chainOf({ expiresInDays: 9 })[0]?.validTo ?? '')
    expect(Math.floor((ends.getTime() - now.getTime()) / 86_400_000)).toBe(9)
  })

  test.each([
    ['self-signed', 1],
    ['missing-intermediate', 1],
    ['unknown-authority', 2],
    ['good', 2],
  ] as const)('%s is sent as a chain of %i', (variant, length) => {
    expect(chainOf({ variant })).toHaveLength(length)
  })
})

describe("the cloud's client certificate", () => {
  test('has the one name, both purposes, and no SAN', () => {
    const client = new X509Certificate(authorities.cloudClient.certificatePem)
    expect(client.subject).toContain('CN=bwcticlient.webex.com')
    expect(client.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2', '1.3.6.1.4.1.6431.1.1.8.2.1.3'])
    expect(client.subjectAltName).toBeUndefined()
    expect(isIssuedBy(client, new X509Certificate(authorities.cloudIssuing.certificatePem))).toBe(true)
  })
})

describe('the hierarchy', () => {
  test('is kept, and made anew when it would end within 30 days', () => {
    expect(authoritiesIn(directory, now).root.certificatePem).toBe(authorities.root.certificatePem)
    const late = authoritiesIn(directory, new Date('2028-11-01T00:00:00Z'))
    expect(late.root.certificatePem).not.toBe(authorities.root.certificatePem)
  })
})

describe('DER', () => {
  test('lengths and integers take their shortest form', () => {
    expect(tlv(4, Buffer.alloc(127)).subarray(0, 2)).toEqual(Buffer.from([4, 127]))
    expect(tlv(4, Buffer.alloc(128)).subarray(0, 3)).toEqual(Buffer.from([4, 0x81, 128]))
    expect(tlv(4, Buffer.alloc(256)).subarray(0, 4)).toEqual(Buffer.from([4, 0x82, 1, 0]))
    expect(integer(Buffer.from([0, 0, 0x80]))).toEqual(Buffer.from([2, 2, 0, 0x80]))
    expect(integer(Buffer.from([0]))).toEqual(Buffer.from([2, 1, 0]))
  })
})
