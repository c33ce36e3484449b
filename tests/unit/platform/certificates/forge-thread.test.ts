import { createPrivateKey, X509Certificate } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { keyKinds } from '@/lib/domain/certificate-requests/fields'
import { judgeHeld } from '@/lib/domain/certificates/held/judge-held'
import { type Certificate, readCertificate } from '@/lib/domain/certificates/model/certificate'
import { readCrl } from '@/lib/domain/certificates/model/crl'
import { ctiClientName, ctiClientPurposes, validateBridgeClient } from '@/lib/domain/certificates/places/bridge-client'
import type { Result } from '@/lib/domain/result'
import type { JobInput, JobName } from '@/lib/platform/certificates/forge/jobs'
import { makingLimits, runInThread } from '@/lib/platform/certificates/forge-thread'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { openssl } from '@/tests/support/certificates/openssl-files'

const files = openssl()
const dayMs = 86_400_000
const at = new Date()
const after = (days: number) => new Date(at.getTime() + days * dayMs)
const verify = createVerifier()

afterAll(() => files.close())

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
const read = (pem: string): Certificate => readCertificate(new X509Certificate(pem).raw)

/** A busy machine is no reason to fail. */
const inThread = <J extends JobName>(job: J, input: JobInput<J>) =>
  runInThread(job, input, { ...makingLimits, startMs: 600_000, timeMs: 600_000 })

const made = (async () => {
  const authority = given(
    await inThread('make-authority', {
      name: 'Norte «Ñandú»',
      organization: 'Norte, S.A.',
      notBefore: at,
      notAfter: after(3650),
    }),
  )
  const client = given(
    await inThread('issue-client', {
      issuing: authority.issuing,
      rootPem: authority.root.certificatePem,
      commonName: ctiClientName,
      purposes: ctiClientPurposes,
      notBefore: at,
      notAfter: after(365),
      password: 'Señal 2026',
    }),
  )
  files.write('root.pem', authority.root.certificatePem)
  files.write('issuing.pem', authority.issuing.certificatePem)
  files.write('client.pem', client.certificatePem)
  files.write('client.p12', client.pkcs12 ?? '')
  return { authority, client }
})()

describe('what an internal authority issues', () => {
  it('passes our own validator in its place without a single finding', async () => {
    const { authority, client } = await made
    const facts = {
      leaf: read(client.certificatePem),
      sent: [read(authority.issuing.certificatePem)],
      roots: [read(authority.root.certificatePem)],
      atMs: at.getTime() + dayMs,
      strict: true,
    }
    expect(validateBridgeClient(facts, verify)).toMatchObject({ ok: true, findings: [] })
  })

  it('is met at the bridge and in the trust of the XSPs', async () => {
    const { authority, client } = await made
    const [leaf, issuing, root] = [client, authority.issuing, authority.root].map((one) => read(one.certificatePem))
    if (!leaf || !issuing || !root) throw new Error('not made')
    const context = {
      topology: 'tls-bridge' as const,
      server: 'ADP' as const,
      publicRoots: [],
      cloud: [],
      bridgeTrust: [root, issuing],
      bridgeClient: [leaf, issuing],
      atMs: at.getTime() + dayMs,
    }
    const states = (place: 'bridge-client' | 'bridge-trust', certificates: [Certificate, ...Certificate[]]) =>
      judgeHeld({ place, certificates, host: '', isPresented: false }, context, verify).findings.map(
        ({ check, state }) => `${check} ${state}`,
      )
    expect(states('bridge-client', [leaf, issuing]).filter((one) => !one.endsWith(' met'))).toEqual([])
    expect(states('bridge-trust', [root, issuing]).filter((one) => !one.endsWith(' met'))).toEqual([])
  })

  it('passes openssl verify, strictly, for a client', async () => {
    await made
    const trust = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem']
    expect(files.run('verify', '-x509_strict', '-purpose', 'sslclient', ...trust, 'client.pem')).toContain('OK')
  })

  it('has one common name, both purposes and no alternative name', async () => {
    const { known } = read((await made).client.certificatePem)
    expect(known.extendedKeyUsage).toEqual(ctiClientPurposes)
    expect(known.subjectAltName).toBeUndefined()
  })

  it('opens as PKCS#12 with the typed password elsewhere, the key included', async () => {
    const { client } = await made
    const printed = files.run('pkcs12', '-in', 'client.p12', '-passin', 'pass:Señal 2026', '-nodes')
    const key = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(printed)?.[0] ?? ''
    const certificate = new X509Certificate(client.certificatePem)
    expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true)
    expect(certificate.checkPrivateKey(createPrivateKey(client.keyPem))).toBe(true)
  })
})

describe('a revocation list', () => {
  const listed = async (revoked: { serial: string; at: Date; reason: number }[]) => {
    const { authority } = await made
    const input = { issuing: authority.issuing, number: 7, thisUpdate: at, nextUpdate: after(30), revoked }
    const { pem } = given(await inThread('issue-revocation-list', input))
    files.write('crl.pem', pem)
    return readCrl(Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')))
  }
  const verified = () =>
    files.run(
      'verify',
      '-crl_check',
      '-CRLfile',
      'crl.pem',
      '-CAfile',
      'root.pem',
      '-untrusted',
      'issuing.pem',
      'client.pem',
    )

  it('that is empty lets the certificate pass', async () => {
    const list = await listed([])
    const issuer = read((await made).authority.issuing.certificatePem)
    expect(verify(list, issuer.publicKey)).toBe(true)
    expect(verified()).toContain('OK')
  })

  it('that names the certificate stops it in openssl, and carries number and reason', async () => {
    const { client } = await made
    const serial = new X509Certificate(client.certificatePem).serialNumber
    await listed([{ serial, at, reason: 1 }])
    expect(verified).toThrow(/certificate revoked/)
    const text = files.run('crl', '-in', 'crl.pem', '-noout', '-text', '-CAfile', 'issuing.pem')
    expect(text).toMatch(/X509v3 CRL Number:\s+7/)
    expect(text).toContain('Key Compromise')
  })
})

describe('a request', () => {
  it.each(keyKinds)('with a key of kind %s is what openssl accepts, with all its names', async (key) => {
    const subject = { commonName: 'xsi.example.com', organization: 'Señal, S.A.', country: 'ES' }
    const dnsNames = ['xsi.example.com', '*.app.example.com']
    const { requestPem, keyPem } = given(await inThread('make-request', { subject, dnsNames, key }))
    files.write('request.csr', requestPem)
    files.write('request.key', keyPem)
    const text = files.run('req', '-in', 'request.csr', '-verify', '-noout', '-text', '-nameopt', 'utf8,-esc_msb')
    expect(text).toContain('Se\u00f1al, S.A.')
    for (const name of dnsNames) expect(text).toContain(`DNS:${name}`)
    const publicKey = files.run('req', '-in', 'request.csr', '-pubkey', '-noout')
    expect(files.run('pkey', '-in', 'request.key', '-pubout')).toBe(publicKey)
  })
})
