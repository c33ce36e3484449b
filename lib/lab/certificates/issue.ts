/** Issues one X.509 certificate with P-256 keys and ECDSA-SHA256 (RFC 5280 section 4). */
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  utf8String,
} from './der'

export interface KeyPair {
  privateKey: KeyObject
  publicKey: KeyObject
}

/** Who signs: the subject's own name and key when a certificate is self-signed. */
interface Issuer {
  name: CertificateName
  privateKey: KeyObject
  publicKey: KeyObject
}

interface CertificateName {
  commonName: string
  organization?: string
}

export interface CertificateRequest {
  subject: CertificateName
  publicKey: KeyObject
  issuer: Issuer
  notBefore: Date
  notAfter: Date
  authority?: boolean
  dnsNames?: string[]
  /** Extended key usages as dotted object identifiers. */
  purposes?: string[]
  /** Extensions appended as they are, each already a complete Extension. */
  extraExtensions?: Buffer[]
}

export const purposes = {
  server: '1.3.6.1.5.5.7.3.1',
  client: '1.3.6.1.5.5.7.3.2',
  bridgeClient: '1.3.6.1.4.1.6431.1.1.8.2.1.3',
}

export const newKeyPair = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' })

export const privateKeyPem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

/** The public half of a private key. */
export const publicKeyOf = (privateKey: KeyObject): KeyObject => createPublicKey(privateKey)

/** The certificate as PEM. */
export const issueCertificate = (request: CertificateRequest): string => {
  const algorithm = sequence(objectIdentifier('1.2.840.10045.4.3.2'))
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(9)])),
    algorithm,
    nameOf(request.issuer.name),
    sequence(time(request.notBefore), time(request.notAfter)),
    nameOf(request.subject),
    spki(request.publicKey),
    explicit(3, sequence(...extensionsOf(request))),
  )
  const signature = sign('sha256', toBeSigned, request.issuer.privateKey)
  return pemOf(sequence(toBeSigned, algorithm, bitString(signature)))
}

const pemOf = (der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })

const keyIdOf = (key: KeyObject): Buffer => createHash('sha256').update(spki(key)).digest().subarray(0, 20)

const attribute = (oid: string, value: string): Buffer => set(sequence(objectIdentifier(oid), utf8String(value)))

const nameOf = (name: CertificateName): Buffer =>
  sequence(
    ...(name.organization ? [attribute('2.5.4.10', name.organization)] : []),
    attribute('2.5.4.3', name.commonName),
  )

/** One Extension; `critical` is left out when false, as DER demands of a default. */
export const extension = (oid: string, value: Buffer, grade: 'critical' | 'plain' = 'plain'): Buffer =>
  sequence(objectIdentifier(oid), ...(grade === 'critical' ? [boolean(true)] : []), octetString(value))

const extensionsOf = (request: CertificateRequest): Buffer[] => {
  const authority = request.authority ?? false
  const list = [
    extension('2.5.29.19', authority ? sequence(boolean(true)) : sequence(), 'critical'),
    extension(
      '2.5.29.15',
      authority ? bitString(Buffer.from([0x06]), 1) : bitString(Buffer.from([0x80]), 7),
      'critical',
    ),
    extension('2.5.29.14', octetString(keyIdOf(request.publicKey))),
    extension('2.5.29.35', sequence(implicit(0, keyIdOf(request.issuer.publicKey)))),
  ]
  if (request.purposes) list.push(extension('2.5.29.37', sequence(...request.purposes.map(objectIdentifier))))
  if (request.dnsNames) {
    list.push(extension('2.5.29.17', sequence(...request.dnsNames.map((name) => implicit(2, Buffer.from(name))))))
  }
  return [...list, ...(request.extraExtensions ?? [])]
}
