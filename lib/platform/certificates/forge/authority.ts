/** Makes an internal authority, root and issuing, and the client certificates that it signs (RFC 5280 section 4). */
import { randomBytes } from 'node:crypto'
import forge from 'node-forge'
import { ok, type Result } from '@/lib/domain/result'
import type { JobInput, JobOutput, KeyedCertificate } from './jobs'
import { keyPemOf, newRsaKeys, unixLines } from './keys'
import { attributesOf, subjectOf } from './names'

const { asn1, md, pkcs12, pki, util } = forge

type Certificate = forge.pki.Certificate
type Attributes = forge.pki.CertificateField[]

interface Plan {
  subject: Attributes
  issuer: Attributes
  keys: forge.pki.rsa.KeyPair
  notBefore: Date
  notAfter: Date
  extensions: object[]
}

const authorityBits = 3072
const leafBits = 2048
/** Careful enough for a typed password, far below what is refused when such a file comes in. */
const iterations = 100_000

/** Positive, 16 bytes (RFC 5280 section 4.1.2.2). */
function newSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

function planned({ subject, issuer, keys, notBefore, notAfter, extensions }: Plan): Certificate {
  const certificate = pki.createCertificate()
  certificate.publicKey = keys.publicKey
  certificate.serialNumber = newSerial()
  Object.assign(certificate.validity, { notBefore, notAfter })
  certificate.setSubject(subject)
  certificate.setIssuer(issuer)
  certificate.setExtensions([...extensions, { name: 'subjectKeyIdentifier' }])
  return certificate
}

const keyIdentifier = (issuer: Certificate) => ({
  name: 'authorityKeyIdentifier',
  keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes(),
})

const authorityUsage = { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true }

const keyed = (certificate: Certificate, keys: forge.pki.rsa.KeyPair): KeyedCertificate => ({
  certificatePem: unixLines(pki.certificateToPem(certificate)),
  keyPem: keyPemOf(keys.privateKey),
})

/** A root that signs one issuing authority, which signs nothing but leaves: the pair that a trust store holds. */
export async function makeAuthority(input: JobInput<'make-authority'>): Promise<Result<JobOutput<'make-authority'>>> {
  const { name, organization, notBefore, notAfter } = input
  const named = (role: string) => attributesOf({ commonName: `${name} ${role}`, organization, country: '' })
  const [rootKeys, issuingKeys] = [newRsaKeys(authorityBits), newRsaKeys(authorityBits)]
  const rootName = named('Root')
  const root = planned({
    subject: rootName,
    issuer: rootName,
    keys: rootKeys,
    notBefore,
    notAfter,
    extensions: [{ name: 'basicConstraints', critical: true, cA: true }, authorityUsage],
  })
  root.sign(rootKeys.privateKey, md.sha256.create())
  const issuing = planned({
    subject: named('Issuing'),
    issuer: rootName,
    keys: issuingKeys,
    notBefore,
    notAfter,
    extensions: [
      { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
      authorityUsage,
      keyIdentifier(root),
    ],
  })
  issuing.sign(rootKeys.privateKey, md.sha256.create())
  return ok({ root: keyed(root, rootKeys), issuing: keyed(issuing, issuingKeys) })
}

/** Tools hash the password of a key as UTF-8; forge takes it as it is. The thread ends after one job. */
function hashPasswordsAsUtf8(): void {
  const original = pki.encryptPrivateKeyInfo
  const encrypt: typeof original = (key, password, options) => original(key, util.encodeUtf8(password), options)
  Object.assign(pki, { encryptPrivateKeyInfo: encrypt })
}

function sealed(keys: forge.pki.rsa.KeyPair, chain: Certificate[], password: string): Uint8Array {
  hashPasswordsAsUtf8()
  const options = { algorithm: 'aes256', count: iterations, friendlyName: 'bridge client' } as const
  const file = pkcs12.toPkcs12Asn1(keys.privateKey, chain, password, options)
  return Uint8Array.from(Buffer.from(asn1.toDer(file).getBytes(), 'binary'))
}

/** Exactly one common name, the purposes asked for and no subject alternative name (domain.md section 7.1). */
export async function issueClient(input: JobInput<'issue-client'>): Promise<Result<JobOutput<'issue-client'>>> {
  const issuing = pki.certificateFromPem(input.issuing.certificatePem)
  const keys = newRsaKeys(leafBits)
  const leaf = planned({
    subject: attributesOf({ commonName: input.commonName, organization: '', country: '' }),
    issuer: subjectOf(issuing),
    keys,
    notBefore: input.notBefore,
    notAfter: input.notAfter,
    extensions: [
      { name: 'basicConstraints', critical: true, cA: false },
      { name: 'keyUsage', critical: true, digitalSignature: true },
      {
        name: 'extKeyUsage',
        ...Object.fromEntries(input.purposes.map((purpose) => [pki.oids[purpose] ?? purpose, true])),
      },
      keyIdentifier(issuing),
    ],
  })
  leaf.sign(pki.privateKeyFromPem(input.issuing.keyPem), md.sha256.create())
  const chain = [leaf, issuing, pki.certificateFromPem(input.rootPem)]
  return ok({ ...keyed(leaf, keys), pkcs12: input.password === '' ? null : sealed(keys, chain, input.password) })
}
