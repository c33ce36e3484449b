/** What the forge thread can be asked for: names, inputs and answers. Everything crosses the thread as plain data. */
import type { KeyKind } from '@/lib/domain/certificate-requests/fields'

export interface SubjectInput {
  commonName: string
  /** '' leaves it out. */
  organization: string
  /** Two letters, or '' to leave it out. */
  country: string
}

/** A certificate with the key that belongs to it, both PEM. */
export interface KeyedCertificate {
  certificatePem: string
  keyPem: string
}

export interface RevokedInput {
  /** Hexadecimal, as in the certificate. */
  serial: string
  at: Date
  /** A CRLReason of RFC 5280 section 5.3.1. */
  reason: number
}

export interface ForgeJobs {
  'open-pkcs12': {
    input: { bytes: Uint8Array; password: string }
    /** Certificates in DER in the order of the file, and how many private keys were left behind in it. */
    output: { certificates: Uint8Array[]; keys: number }
  }
  'make-request': {
    input: { subject: SubjectInput; dnsNames: readonly string[]; key: KeyKind }
    output: { requestPem: string; keyPem: string }
  }
  'make-authority': {
    input: { name: string; organization: string; notBefore: Date; notAfter: Date }
    output: { root: KeyedCertificate; issuing: KeyedCertificate }
  }
  'issue-client': {
    input: {
      issuing: KeyedCertificate
      rootPem: string
      commonName: string
      purposes: readonly string[]
      notBefore: Date
      notAfter: Date
      /** Seals the PKCS#12; '' makes none. */
      password: string
    }
    output: KeyedCertificate & { pkcs12: Uint8Array | null }
  }
  'issue-revocation-list': {
    input: {
      issuing: KeyedCertificate
      number: number
      thisUpdate: Date
      nextUpdate: Date
      revoked: readonly RevokedInput[]
    }
    output: { pem: string }
  }
}

export type JobName = keyof ForgeJobs
export type JobInput<J extends JobName> = ForgeJobs[J]['input']
export type JobOutput<J extends JobName> = ForgeJobs[J]['output']
