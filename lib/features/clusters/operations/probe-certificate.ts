/** Reads a typed probe certificate and its key with the platform's parser. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { ClusterProblems } from '@/lib/domain/clusters/rules'

/** A problem at the certificate or at the key; nothing when both are fine or none was typed. */
export function probeCertificateProblemOf(values: FieldValues): ClusterProblems {
  const [pem, keyPem] = [String(values.probeCertificate ?? ''), String(values.probePrivateKey ?? '')]
  if (!pem) return {}
  const certificate = attempt(() => new X509Certificate(pem))
  if (!certificate) return { probeCertificate: { code: 'certificate-unreadable' } }
  if (!keyPem) return {}
  if (keyPem.includes('ENCRYPTED')) return { probePrivateKey: { code: 'key-encrypted' } }
  const key = attempt(() => createPrivateKey(keyPem))
  if (!key) return { probePrivateKey: { code: 'key-unreadable' } }
  return certificate.checkPrivateKey(key) ? {} : { probePrivateKey: { code: 'key-does-not-match' } }
}

function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
