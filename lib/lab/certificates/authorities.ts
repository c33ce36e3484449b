/** Owns the certificate hierarchy of one simulated network, kept in its directory so that a restart is still trusted. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { issueCertificate, type KeyPair, newKeyPair, privateKeyPem, publicKeyOf, purposes } from './issue'

const dayMs = 86_400_000

/** A certificate with its key, and what it is called. */
export interface Identity extends KeyPair {
  commonName: string
  certificatePem: string
}

export interface Authorities {
  /** Signs the servers' issuing authority; the only trust anchor that the hub is given. */
  root: Identity
  issuing: Identity
  /** Signs the servers behind a bridge and the bridge's own client certificate. */
  internalRoot: Identity
  bridgeClient: Identity
  /** In the role of the cloud's private hierarchy. */
  cloudRoot: Identity
  cloudIssuing: Identity
  cloudClient: Identity
}

type AuthorityName = keyof Authorities

interface Plan {
  name: AuthorityName
  commonName: string
  signedBy: AuthorityName
  role: 'authority' | 'bridge-client'
}

const clientName = 'bwcticlient.webex.com'

const plans: Plan[] = [
  { name: 'root', commonName: 'Simulated Public Root CA', signedBy: 'root', role: 'authority' },
  { name: 'issuing', commonName: 'Simulated Public Issuing CA 2', signedBy: 'root', role: 'authority' },
  { name: 'internalRoot', commonName: 'Simulated Internal CA', signedBy: 'internalRoot', role: 'authority' },
  { name: 'bridgeClient', commonName: clientName, signedBy: 'internalRoot', role: 'bridge-client' },
  { name: 'cloudRoot', commonName: 'Simulated Cloud Root CA', signedBy: 'cloudRoot', role: 'authority' },
  { name: 'cloudIssuing', commonName: 'Simulated Cloud Issuing CA', signedBy: 'cloudRoot', role: 'authority' },
  { name: 'cloudClient', commonName: clientName, signedBy: 'cloudIssuing', role: 'bridge-client' },
]

/** Makes one identity, self-signed when `signer` is absent. */
export const makeIdentity = (
  plan: { commonName: string; role: Plan['role'] },
  signer: Identity | undefined,
  now: Date,
): Identity => {
  const keys = newKeyPair()
  const issuer = signer ?? { ...keys, commonName: plan.commonName }
  const certificatePem = issueCertificate({
    subject: { commonName: plan.commonName, organization: 'Partner Hub Lab' },
    publicKey: keys.publicKey,
    issuer: { ...issuer, name: { commonName: issuer.commonName, organization: 'Partner Hub Lab' } },
    notBefore: new Date(now.getTime() - 30 * dayMs),
    notAfter: new Date(now.getTime() + (plan.role === 'authority' ? 3650 : 730) * dayMs),
    ...(plan.role === 'authority' ? { authority: true } : { purposes: [purposes.client, purposes.bridgeClient] }),
  })
  return { ...keys, commonName: plan.commonName, certificatePem }
}

const makeAuthorities = (now: Date): Authorities => {
  const made: Partial<Authorities> = {}
  for (const plan of plans) made[plan.name] = makeIdentity(plan, made[plan.signedBy], now)
  return complete(made)
}

const complete = (made: Partial<Authorities>): Authorities => {
  const { root, issuing, internalRoot, bridgeClient, cloudRoot, cloudIssuing, cloudClient } = made
  if (!root || !issuing || !internalRoot || !bridgeClient || !cloudRoot || !cloudIssuing || !cloudClient) {
    throw new Error('incomplete certificate hierarchy')
  }
  return { root, issuing, internalRoot, bridgeClient, cloudRoot, cloudIssuing, cloudClient }
}

const storeName = 'authorities.json'

/** Reads the hierarchy kept in `directory`, or makes and keeps a new one when there is none or it ends within 30 days. */
export const authoritiesIn = (directory: string, now: Date): Authorities => {
  const kept = readAuthorities(join(directory, storeName))
  if (kept && endsAfter(kept, new Date(now.getTime() + 30 * dayMs))) return kept
  const made = makeAuthorities(now)
  const stored = plans.map(({ name }) => [
    name,
    { certificatePem: made[name].certificatePem, keyPem: privateKeyPem(made[name].privateKey) },
  ])
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  writeFileSync(join(directory, storeName), JSON.stringify(Object.fromEntries(stored)), { mode: 0o600 })
  return made
}

const readAuthorities = (file: string): Authorities | undefined => {
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { certificatePem: string; keyPem: string }>
    const read: Partial<Authorities> = {}
    for (const { name, commonName } of plans) {
      const entry = stored[name]
      if (!entry) return undefined
      const privateKey = createPrivateKey(entry.keyPem)
      read[name] = { privateKey, publicKey: publicKeyOf(privateKey), commonName, certificatePem: entry.certificatePem }
    }
    return complete(read)
  } catch {
    return undefined
  }
}

const endsAfter = (authorities: Authorities, moment: Date): boolean =>
  plans.every(({ name }) => new Date(new X509Certificate(authorities[name].certificatePem).validTo) > moment)
