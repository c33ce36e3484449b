/** Reads what a person pastes or drops: PEM, DER or PKCS#7, in bounds, with a plain refusal for everything else. */

import { ok, type Problem, type Result, refuse } from '../../result'
import { DerError } from '../der/error'
import { type Certificate, readCertificate } from '../model/certificate'
import { type Crl, readCrl } from '../model/crl'
import { bytesFromBase64 } from './base64'
import { type FileKind, kindOf } from './kinds'
import { bundleLimits } from './limits'
import { type PemBlock, pemBlocksOf } from './pem'
import { readPkcs7 } from './pkcs7'

export interface Bundle {
  /** In the order in which they were found. */
  readonly certificates: readonly Certificate[]
  readonly crls: readonly Crl[]
  /** Position, from 1, and DER problem of every part that is no certificate or CRL after all. */
  readonly unreadable: readonly { readonly position: number; readonly problem: string }[]
}

interface Part {
  readonly kind: FileKind
  readonly bytes: Uint8Array
}

const isText = (bytes: Uint8Array) => bytes[0] !== 0x30

const latin1 = new TextDecoder('latin1')

const html = /<(?:!doctype\s+html|html|head|body)[\s>]/i

/** Labels of RFC 7468 and their older names. */
const kindOfLabel: Readonly<Record<string, FileKind>> = {
  CERTIFICATE: 'certificate',
  'X509 CERTIFICATE': 'certificate',
  'TRUSTED CERTIFICATE': 'certificate',
  'X509 CRL': 'crl',
  PKCS7: 'pkcs7',
  CMS: 'pkcs7',
  PKCS12: 'pkcs12',
  'CERTIFICATE REQUEST': 'request',
  'NEW CERTIFICATE REQUEST': 'request',
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
}

const kindOfBlock = ({ label }: PemBlock): FileKind =>
  label.endsWith('PRIVATE KEY') ? 'private-key' : (kindOfLabel[label] ?? 'unknown')

/** What the file is instead, where it holds no certificate. */
const refusals: Readonly<Partial<Record<FileKind, () => { ok: false; problem: Problem }>>> = {
  'private-key': () => refuse('certificate-private-key'),
  pkcs12: () => refuse('certificate-pkcs12'),
  request: () => refuse('certificate-request'),
  'public-key': () => refuse('certificate-public-key'),
}

function partsOfText(text: string): Result<Part[]> {
  const blocks = pemBlocksOf(text, bundleLimits.certificates + 1)
  if (blocks.length > bundleLimits.certificates) {
    return refuse('certificate-too-many', { params: { maximum: bundleLimits.certificates } })
  }
  if (blocks.some((block) => kindOfBlock(block) === 'private-key')) return refuse('certificate-private-key')
  if (blocks.length === 0) return partsOfBareText(text)
  const parts: Part[] = []
  for (const [index, block] of blocks.entries()) {
    if (!block.bytes) return refuse('certificate-truncated', { params: { position: index + 1 } })
    parts.push({ kind: kindOfBlock(block), bytes: block.bytes })
  }
  return ok(parts)
}

/** Base64 without its lines of dashes, a web page, or something else altogether. */
function partsOfBareText(text: string): Result<Part[]> {
  if (html.test(text)) return refuse('certificate-html')
  const bytes = text.trim() === '' ? undefined : bytesFromBase64(text)
  return bytes && !isText(bytes) ? ok([{ kind: kindOf(bytes), bytes }]) : refuse('certificate-none')
}

function flattened(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'pkcs7') return [part]
    try {
      const { certificates, crls } = readPkcs7(part.bytes)
      return [
        ...certificates.map((bytes): Part => ({ kind: 'certificate', bytes })),
        ...crls.map((bytes): Part => ({ kind: 'crl', bytes })),
      ]
    } catch (error) {
      if (error instanceof DerError) return [{ ...part, kind: 'unknown' }]
      throw error
    }
  })
}

function readParts(parts: readonly Part[]): Bundle {
  const bundle = {
    certificates: [] as Certificate[],
    crls: [] as Crl[],
    unreadable: [] as { position: number; problem: string }[],
  }
  for (const [index, { kind, bytes }] of parts.entries()) {
    try {
      if (kind === 'crl') bundle.crls.push(readCrl(bytes))
      else if (kind === 'certificate' || kind === 'unknown') bundle.certificates.push(readCertificate(bytes))
    } catch (error) {
      if (!(error instanceof DerError)) throw error
      bundle.unreadable.push({ position: index + 1, problem: error.problem })
    }
  }
  return bundle
}

/** Linear in the size of the input; nothing beyond the limits is parsed, and no private key leaves this function. */
export function readBundle(input: Uint8Array | string): Result<Bundle> {
  if (input.length > bundleLimits.bytes) {
    return refuse('certificate-too-large', { params: { maximum: bundleLimits.bytes / 1024 } })
  }
  const text = typeof input === 'string' ? input : isText(input) ? latin1.decode(input) : undefined
  const found: Result<Part[]> =
    text === undefined ? ok([{ kind: kindOf(input as Uint8Array), bytes: input as Uint8Array }]) : partsOfText(text)
  if (!found.ok) return found
  const parts = flattened(found.value)
  if (parts.length > bundleLimits.certificates) {
    return refuse('certificate-too-many', { params: { maximum: bundleLimits.certificates } })
  }
  const bundle = readParts(parts)
  if (bundle.certificates.length + bundle.crls.length > 0) return ok(bundle)
  const instead = parts.map(({ kind }) => refusals[kind]).find((refusal) => refusal !== undefined)
  if (instead) return instead()
  const problem = bundle.unreadable[0]?.problem
  if (problem === 'truncated') return refuse('certificate-truncated', { params: { position: 1 } })
  return problem ? refuse('certificate-unreadable', { params: { problem } }) : refuse('certificate-none')
}
