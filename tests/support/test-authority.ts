/** Issues certificates for tests: one hierarchy a process, right in every respect unless told otherwise. */
import { type Identity, makeIdentity } from '@/lib/lab/certificates/authorities'
import { issueCertificate, newKeyPair, privateKeyPem, purposes } from '@/lib/lab/certificates/issue'

const dayMs = 86_400_000
const organization = 'Partner Hub Lab'

export interface Issued {
  /** The server's own certificate, then its intermediate, unless `chain` says otherwise. */
  cert: string
  key: string
}

export interface IssueOptions {
  host?: string
  /** Subject alternative names; none at all with an empty list. */
  names?: string[]
  fromDays?: number
  untilDays?: number
  signer?: Identity
  chain?: 'full' | 'alone'
  extensions?: Buffer[]
}

const makeAuthority = () => {
  const now = new Date()
  const root = makeIdentity({ commonName: 'Test Root', role: 'authority' }, undefined, now)
  const issuing = makeIdentity({ commonName: 'Test Issuing CA', role: 'authority' }, root, now)
  const strangers = makeIdentity({ commonName: 'Strange Root', role: 'authority' }, undefined, now)
  return { root, issuing, strangers }
}

let made: ReturnType<typeof makeAuthority> | undefined

export function testAuthority(): ReturnType<typeof makeAuthority> {
  made ??= makeAuthority()
  return made
}

export function issue(options: IssueOptions = {}): Issued {
  const { host = 'xsi.example.com', fromDays = -1, untilDays = 300, chain = 'full' } = options
  const signer = options.signer ?? testAuthority().issuing
  const keys = newKeyPair()
  const now = Date.now()
  const leaf = issueCertificate({
    subject: { commonName: host, organization },
    publicKey: keys.publicKey,
    issuer: { ...signer, name: { commonName: signer.commonName, organization } },
    notBefore: new Date(now + fromDays * dayMs),
    notAfter: new Date(now + untilDays * dayMs),
    dnsNames: options.names ?? [host],
    purposes: [purposes.server],
    extraExtensions: options.extensions,
  })
  return { cert: chain === 'full' ? leaf + signer.certificatePem : leaf, key: privateKeyPem(keys.privateKey) }
}

export function issueSelfSigned(host = 'xsi.example.com'): Issued {
  const self = makeIdentity({ commonName: host, role: 'bridge-client' }, undefined, new Date())
  return { cert: self.certificatePem, key: privateKeyPem(self.privateKey) }
}

/** A client certificate signed by the test root, or by a stranger. */
export function issueClient(signer: Identity = testAuthority().root): {
  certificatePem: string
  privateKeyPem: string
} {
  const client = makeIdentity({ commonName: 'bwcticlient.webex.com', role: 'bridge-client' }, signer, new Date())
  return { certificatePem: client.certificatePem, privateKeyPem: privateKeyPem(client.privateKey) }
}
