/** Reads what a person pasted or dropped: PEM, DER, PKCS#7, and PKCS#12 with its password. */
import { type Bundle, readBundle } from '@/lib/domain/certificates/input/bundle'
import { bundleLimits } from '@/lib/domain/certificates/input/limits'
import { type Certificate, readCertificate } from '@/lib/domain/certificates/model/certificate'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { pemOf } from '@/lib/platform/certificates/encoding'
import { openPkcs12 } from '@/lib/platform/certificates/pkcs12'

export interface ReadContent extends Bundle {
  readonly keysDropped: number
}

const sequenceTag = 0x30
/** INTEGER 3: nothing but PKCS#12 begins with this version. */
const versionThree = [0x02, 0x01, 0x03]

/** Told by its first bytes, so that a file that is cut off, or written with indefinite lengths, is still known. */
function isPkcs12(bytes: Uint8Array): boolean {
  const [first, length = 0] = bytes
  const from = length > 0x80 ? 2 + (length & 0x7f) : 2
  return first === sequenceTag && versionThree.every((byte, at) => bytes[from + at] === byte)
}

/** @param content the file, or the text as UTF-8 */
export async function readContent(content: Uint8Array, password: string): Promise<Result<ReadContent>> {
  if (isPkcs12(content)) return readPkcs12(content, password)
  const bundle = readBundle(content)
  return bundle.ok ? ok({ ...bundle.value, keysDropped: 0 }) : bundle
}

async function readPkcs12(bytes: Uint8Array, password: string): Promise<Result<ReadContent>> {
  const opened = await openPkcs12(bytes, password)
  if (!opened.ok) {
    const isUntyped = opened.problem.code === 'pkcs12-wrong-password' && password === ''
    const code = isUntyped ? 'pkcs12-password-missing' : opened.problem.code
    const isAboutPassword = isUntyped || code === 'pkcs12-wrong-password'
    return refuse(code, isAboutPassword ? { fields: { password: { code } } } : { params: opened.problem.params })
  }
  const { certificates, keys } = opened.value
  if (certificates.length > bundleLimits.certificates) {
    return refuse('certificate-too-many', { params: { maximum: bundleLimits.certificates } })
  }
  if (certificates.length === 0) return refuse(keys > 0 ? 'pkcs12-only-keys' : 'certificate-none')
  const bundle = readBundle(certificates.map(pemOf).join(''))
  return bundle.ok ? ok({ ...bundle.value, keysDropped: keys }) : bundle
}

/** Certificates as a server sent them; what cannot be read is told by its position. */
export function readSent(sent: readonly Uint8Array[]): Pick<Bundle, 'certificates' | 'unreadable'> {
  const certificates: Certificate[] = []
  const unreadable: { position: number; problem: string }[] = []
  for (const [index, der] of sent.entries()) {
    try {
      certificates.push(readCertificate(der))
    } catch (error) {
      unreadable.push({ position: index + 1, problem: error instanceof Error ? error.message : '' })
    }
  }
  return { certificates, unreadable }
}
