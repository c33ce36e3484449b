/** Issues the certificate that one server presents: the good one and each broken variant of it. */
import { type Authorities, type Identity, makeIdentity } from './authorities'
import { issueCertificate, type KeyPair, newKeyPair, privateKeyPem, purposes } from './issue'

export type CertificateVariant =
  | 'good'
  | 'internal'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'self-signed'
  | 'unknown-authority'
  | 'missing-intermediate'

export interface CertificateWish {
  variant: CertificateVariant
  hosts: string[]
  expiresInDays: number
  /** For `expired`: how long ago it ended. */
  expiredHoursAgo?: number
}

export interface ServerCertificates {
  /** The chain as presented, leaf first. */
  chainPem(wish: CertificateWish): string
  keyPem: string
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** One key serves every certificate of a lab: what differs is the certificate, not the key. */
export const serverCertificates = (authorities: Authorities, now: Date): ServerCertificates => {
  const keys = newKeyPair()
  const strangers = strangersOf(now)
  const cache = new Map<string, string>()
  const chainPem = (wish: CertificateWish): string => {
    const name = JSON.stringify(wish)
    const cached = cache.get(name) ?? chainOf(wish, { authorities, strangers, keys, now })
    cache.set(name, cached)
    return cached
  }
  return { chainPem, keyPem: privateKeyPem(keys.privateKey) }
}

/** An authority that nobody trusts. */
const strangersOf = (now: Date): { root: Identity; issuing: Identity } => {
  const root = makeIdentity({ commonName: 'Simulated Unlisted Root CA', role: 'authority' }, undefined, now)
  const issuing = makeIdentity({ commonName: 'Simulated Unlisted Issuing CA', role: 'authority' }, root, now)
  return { root, issuing }
}

interface Workshop {
  authorities: Authorities
  strangers: { root: Identity; issuing: Identity }
  keys: KeyPair
  now: Date
}

const chainOf = (wish: CertificateWish, workshop: Workshop): string => {
  const { authorities, strangers } = workshop
  const leaf = leafOf(wish, workshop)
  if (wish.variant === 'self-signed' || wish.variant === 'missing-intermediate' || wish.variant === 'internal')
    return leaf
  return leaf + (wish.variant === 'unknown-authority' ? strangers.issuing : authorities.issuing).certificatePem
}

const leafOf = (wish: CertificateWish, workshop: Workshop): string => {
  const hosts = wish.variant === 'wrong-host' ? ['another-server.example.net'] : wish.hosts
  const subject = { commonName: hosts[0] ?? 'localhost' }
  const [notBefore, notAfter] = validityOf(wish, workshop.now)
  return issueCertificate({
    subject,
    publicKey: workshop.keys.publicKey,
    issuer: issuerOf(wish, workshop, subject),
    notBefore,
    notAfter,
    dnsNames: hosts,
    purposes: [purposes.server],
  })
}

const issuerOf = (wish: CertificateWish, workshop: Workshop, subject: { commonName: string }) => {
  if (wish.variant === 'self-signed') return { ...workshop.keys, name: subject }
  const signers: Partial<Record<CertificateVariant, Identity>> = {
    'unknown-authority': workshop.strangers.issuing,
    internal: workshop.authorities.internalRoot,
  }
  const signer = signers[wish.variant] ?? workshop.authorities.issuing
  return { ...signer, name: { commonName: signer.commonName, organization: 'Partner Hub Lab' } }
}

const validityOf = (wish: CertificateWish, now: Date): [Date, Date] => {
  const at = (ms: number) => new Date(now.getTime() + ms)
  if (wish.variant === 'expired') return [at(-400 * dayMs), at(-(wish.expiredHoursAgo ?? 9) * hourMs)]
  if (wish.variant === 'not-yet-valid') return [at(2 * dayMs), at(300 * dayMs)]
  return [at(-29 * dayMs), at(wish.expiresInDays * dayMs + 6 * hourMs)]
}
