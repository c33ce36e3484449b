import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readBundle } from '@/lib/domain/certificates/input/bundle'
import { kindOf } from '@/lib/domain/certificates/input/kinds'
import {
  concat,
  context,
  contextConstructed,
  integer,
  oid,
  sequence,
  set,
} from '@/tests/support/certificates/der-writer'
import { keyPair } from '@/tests/support/certificates/keys'
import { makeCertificate, makeIntermediate, makeLeaf, makeRoot } from '@/tests/support/certificates/made-certificate'
import { makeCrl } from '@/tests/support/certificates/made-crl'
import { pemOf } from '@/tests/support/certificates/vector-file'

const root = makeRoot()
const issuing = makeIntermediate(root)
const leaf = makeLeaf(issuing)
const chain = [leaf, issuing, root].map(({ der }) => pemOf(der)).join('')

const key = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
const keyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
const encryptedPem = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString()
const encryptedDer = key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' })

const pkcs7 = sequence(
  oid('1.2.840.113549.1.7.2'),
  contextConstructed(
    0,
    sequence(
      integer(1),
      set(),
      sequence(oid('1.2.840.113549.1.7.1')),
      contextConstructed(0, concat(leaf.der, root.der)),
      set(),
    ),
  ),
)

const counts = (input: Uint8Array | string) => {
  const result = readBundle(input)
  return result.ok ? [result.value.certificates.length, result.value.crls.length] : result.problem.code
}

describe('a bundle', () => {
  it.each([
    ['PEM with commentary', `subject=CN = x\n${chain}\nthank you\r\n`, [3, 0]],
    ['PEM with Windows line ends', chain.replaceAll('\n', '\r\n'), [3, 0]],
    ['DER', leaf.der, [1, 0]],
    ['bare base64', Buffer.from(leaf.der).toString('base64'), [1, 0]],
    ['PKCS#7', pkcs7, [2, 0]],
    ['PKCS#7 as PEM', pemOf(pkcs7, 'PKCS7'), [2, 0]],
    ['a CRL', makeCrl(issuing), [0, 1]],
    ['a CRL as PEM', pemOf(makeCrl(issuing), 'X509 CRL'), [0, 1]],
  ])('is read from %s', (_name, input, expected) => {
    expect(counts(input)).toEqual(expected)
  })

  it.each([
    ['a private key', keyPem, 'certificate-private-key'],
    ['an encrypted private key', encryptedPem, 'certificate-private-key'],
    ['a private key behind certificates', chain + keyPem, 'certificate-private-key'],
    ['a private key as DER', new Uint8Array(key.export({ type: 'pkcs8', format: 'der' })), 'certificate-private-key'],
    ['an encrypted private key as DER', new Uint8Array(encryptedDer), 'certificate-private-key'],
    ['a SEC1 key as DER', new Uint8Array(key.export({ type: 'sec1', format: 'der' })), 'certificate-private-key'],
    ['a public key', pemOf(keyPair('public').spki, 'PUBLIC KEY'), 'certificate-public-key'],
    ['a request', pemOf(sequence(), 'CERTIFICATE REQUEST'), 'certificate-request'],
    ['a web page', '<!DOCTYPE html>\n<html><head></head><body>404</body></html>', 'certificate-html'],
    ['nothing', '   ', 'certificate-none'],
    ['some text', 'please find attached', 'certificate-none'],
    ['a PEM that stops', chain.slice(0, 300), 'certificate-truncated'],
    ['a PEM that is no base64', '-----BEGIN CERTIFICATE-----\n***\n-----END CERTIFICATE-----', 'certificate-truncated'],
    ['a DER file that stops', leaf.der.slice(0, 200), 'certificate-truncated'],
    ['DER that is no certificate', pemOf(sequence(integer(5)), 'CERTIFICATE'), 'certificate-unreadable'],
    ['too many certificates', chain.repeat(40), 'certificate-too-many'],
    ['a file beyond the limit', 'x'.repeat(300_000), 'certificate-too-large'],
  ])('is refused for %s', (_name, input, code) => {
    expect(counts(input)).toBe(code)
  })

  it('says which part cannot be read and keeps the rest', () => {
    const result = readBundle(chain + pemOf(leaf.der.slice(0, 100)))
    expect(result.ok && result.value.unreadable).toEqual([{ position: 4, problem: 'truncated' }])
    expect(result.ok && result.value.certificates.length).toBe(3)
  })

  it('of ten thousand certificates is refused before any is read', () => {
    expect(counts(chain.repeat(3_334))).toBe('certificate-too-large')
  })

  it('of many begins without ends takes linear time', () => {
    expect(counts('-----BEGIN CERTIFICATE-----\n'.repeat(9_000))).toBe('certificate-truncated')
  })
})

describe('a file', () => {
  it.each([
    ['certificate', leaf.der],
    ['certificate', makeCertificate({ subject: 'CN=old', key: keyPair('old'), version: 1 })],
    ['crl', makeCrl(issuing)],
    ['pkcs7', pkcs7],
    ['public-key', keyPair('public').spki],
    ['pkcs12', sequence(integer(3), sequence(oid('1.2.840.113549.1.7.1'), context(0)))],
    ['unknown', Uint8Array.of(0x30, 0x00)],
    ['unknown', Uint8Array.of()],
  ] as const)('is recognised as %s', (kind, bytes) => {
    expect(kindOf(bytes)).toBe(kind)
  })
})
