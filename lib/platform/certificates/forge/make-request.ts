/** Makes a key and the request for a server certificate that belongs to it (RFC 2986): RSA by forge, EC by @peculiar/x509. */
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { cryptoProvider, Pkcs10CertificateRequestGenerator, SubjectAlternativeNameExtension } from '@peculiar/x509'
import forge from 'node-forge'
import type { KeyKind } from '@/lib/domain/certificate-requests/fields'
import { ok, type Result } from '@/lib/domain/result'
import type { JobInput, JobOutput, SubjectInput } from './jobs'
import { keyPemOf, newRsaKeys, unixLines } from './keys'
import { attributesOf } from './names'

type Made = JobOutput<'make-request'>

const { md, pki } = forge

const rsaBits: Readonly<Partial<Record<KeyKind, number>>> = { 'rsa-2048': 2048, 'rsa-3072': 3072, 'rsa-4096': 4096 }
const curves: Readonly<Partial<Record<KeyKind, readonly [curve: string, hash: string]>>> = {
  'ec-p256': ['P-256', 'SHA-256'],
  'ec-p384': ['P-384', 'SHA-384'],
}
const dnsName = 2

function rsaRequest({ subject, dnsNames }: JobInput<'make-request'>, bits: number): Made {
  const keys = newRsaKeys(bits)
  const request = pki.createCertificationRequest()
  request.publicKey = keys.publicKey
  request.setSubject(attributesOf(subject))
  const altNames = dnsNames.map((value) => ({ type: dnsName, value }))
  request.setAttributes([{ name: 'extensionRequest', extensions: [{ name: 'subjectAltName', altNames }] }])
  request.sign(keys.privateKey, md.sha256.create())
  return { requestPem: unixLines(pki.certificationRequestToPem(request)), keyPem: keyPemOf(keys.privateKey) }
}

const pemOf = (label: string, bytes: ArrayBuffer) => {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

function partsOf({ commonName, organization, country }: SubjectInput): Record<string, string[]>[] {
  const parts: Record<string, string[]>[] = [{ C: [country] }, { O: [organization] }, { CN: [commonName] }]
  return parts.filter((part) => Object.values(part).every(([value]) => value !== ''))
}

async function ecRequest({ subject, dnsNames }: JobInput<'make-request'>, curve: string, hash: string): Promise<Made> {
  cryptoProvider.set(webcrypto as Crypto)
  const algorithm = { name: 'ECDSA', namedCurve: curve }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: partsOf(subject),
    keys: keys as CryptoKeyPair,
    signingAlgorithm: { name: 'ECDSA', hash },
    extensions: [new SubjectAlternativeNameExtension(dnsNames.map((value) => ({ type: 'dns' as const, value })))],
  })
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { requestPem: `${request.toString('pem')}\n`, keyPem: pemOf('PRIVATE KEY', key) }
}

export async function makeRequest(input: JobInput<'make-request'>): Promise<Result<Made>> {
  const [curve, hash] = curves[input.key] ?? []
  if (curve && hash) return ok(await ecRequest(input, curve, hash))
  return ok(rsaRequest(input, rsaBits[input.key] ?? 3072))
}
