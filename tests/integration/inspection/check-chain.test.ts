/** Checking a chain through its door: who may, what is read, what is refused and how, and what comes back to install. */
import { createHash, X509Certificate } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { pemBlocksOf } from '@/lib/domain/certificates/input/pem'
import { saveChainAction } from '@/lib/features/inspection/actions'
import { checkChain } from '@/lib/features/inspection/api'
import type { ChainReport } from '@/lib/features/inspection/types'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import en from '@/lib/platform/i18n/messages/en/problems.json'
import es from '@/lib/platform/i18n/messages/es/problems.json'
import { openssl, selfSigned } from '@/tests/support/certificates/openssl-files'
import { lookAt } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makeCluster } from '@/tests/support/factories'
import { makeStaff, signInAs } from '@/tests/support/identity'
import { freshBrowser, ownOrigin, sendHeaders } from '@/tests/support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

const { database } = testDatabase()
const files = openssl()
const account = { userId: 'probe@norte.example.com', password: 'Señal-2026-ñandú' }
const host = 'xsi.norte.example.com'

let lab: Lab
let staff: Awaited<ReturnType<typeof makeStaff>>
let clusterId: string

beforeAll(async () => {
  const place = { domain: 'norte.example.com', edge: 'tls-bridge' } as const
  lab = await startLab({
    story: { clusters: [{ key: 'norte', name: 'Norte', ...place, testAccount: account, device: account }] },
  })
  lookAt(lab)
  selfSigned(files, 'leaf')
  files.run('x509', '-in', 'leaf.pem', '-outform', 'DER', '-out', 'leaf.der')
  files.run('crl2pkcs7', '-nocrl', '-certfile', 'leaf.pem', '-outform', 'DER', '-out', 'leaf.p7b')
  files.run('pkcs12', '-export', '-in', 'leaf.pem', '-inkey', 'leaf.key', '-passout', 'pass:right', '-out', 'leaf.p12')
  files.run(
    'pkcs12',
    '-export',
    '-in',
    'leaf.pem',
    '-inkey',
    'leaf.key',
    '-iter',
    '1000000',
    '-passout',
    'pass:right',
    '-out',
    'bomb.p12',
  )
  files.run('pkcs12', '-export', '-nocerts', '-inkey', 'leaf.key', '-passout', 'pass:right', '-out', 'keys.p12')
  files.run('pkcs8', '-topk8', '-in', 'leaf.key', '-passout', 'pass:right', '-out', 'encrypted.key')
  files.run('req', '-new', '-key', 'leaf.key', '-subj', '/CN=leaf', '-out', 'leaf.csr')
})
afterAll(async () => {
  files.close()
  await lab.stop()
})
beforeEach(async () => {
  freshBrowser()
  staff = await makeStaff(database)
  clusterId = (
    await makeCluster(database, staff.partner.id, {
      name: 'Norte',
      edgeTopology: 'tls-bridge',
      ...lab.cluster('norte').urls,
    })
  ).id
  await signInAs(staff.support)
})
afterEach(() => lab.clearFault())

const post = (body: unknown) =>
  checkChain(new Request(`${ownOrigin}/api/chain-checks`, { method: 'POST', body: JSON.stringify(body) }))
const content = (bytes: Uint8Array | string, password = '') => ({
  from: { kind: 'content', content: Buffer.from(bytes).toString('base64'), password },
})
const live = (port = 8443) => ({ from: { kind: 'endpoint', host, port } })
const text = (name: string) => Buffer.from(files.read(name)).toString()

async function report(body: unknown): Promise<ChainReport> {
  const answer = await post(body)
  const found = await answer.json()
  if (!answer.ok) throw new Error(JSON.stringify(found))
  return found
}
async function problem(body: unknown): Promise<{ code: string; fields?: Record<string, { code: string }> }> {
  const answer = await post(body)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  return (await answer.json()).problem
}
const subjects = (pem: string) =>
  pemBlocksOf(pem, 20).map(({ bytes }) => new X509Certificate(bytes ?? new Uint8Array()).subject.split('CN=')[1])

describe('what can be read', () => {
  it.each(['leaf.pem', 'leaf.der', 'leaf.p7b'])('%s is the same certificate', async (name) => {
    const { subject, chains, keysDropped } = await report(content(files.read(name)))
    expect([subject, chains.length, keysDropped]).toEqual(['leaf', 1, 0])
    const fingerprint = createHash('sha256').update(files.read('leaf.der')).digest('hex')
    expect(chains[0]?.chain?.path[0]?.fingerprint).toBe(fingerprint)
  })

  it('PKCS#12 with its password gives the certificate, says that its key was dropped, and shows none of it', async () => {
    const answer = await post(content(files.read('leaf.p12'), 'right'))
    const body = await answer.text()
    expect(JSON.parse(body)).toMatchObject({ subject: 'leaf', keysDropped: 1 })
    expect(body).not.toContain('PRIVATE KEY')
  })
})

const big = `${'x'.repeat(70)}\n`.repeat(100_000)
const badInputs: [name: string, input: () => Uint8Array | string, password: string, code: string][] = [
  ['nothing', () => ' \n', '', 'certificate-none'],
  ['binary rubbish', () => Uint8Array.from({ length: 999 }, (_, i) => (i * 7 + 131) % 256), '', 'certificate-none'],
  ['a web page', () => '<!DOCTYPE html><html><body>Sign in</body></html>', '', 'certificate-html'],
  ['a private key', () => text('leaf.key'), '', 'certificate-private-key'],
  ['a certificate with its private key', () => text('leaf.pem') + text('leaf.key'), '', 'certificate-private-key'],
  ['an encrypted private key', () => text('encrypted.key'), '', 'certificate-private-key'],
  ['a request', () => text('leaf.csr'), '', 'certificate-request'],
  ['a truncated certificate', () => text('leaf.pem').slice(0, 300), '', 'certificate-truncated'],
  ['a truncated file', () => files.read('leaf.der').subarray(0, 200), '', 'certificate-truncated'],
  ['a hundred and one certificates', () => text('leaf.pem').repeat(101), '', 'certificate-too-many'],
  ['a wrong password', () => files.read('leaf.p12'), 'wrong', 'pkcs12-wrong-password'],
  ['no password', () => files.read('leaf.p12'), '', 'pkcs12-password-missing'],
  ['a truncated PKCS#12 file', () => files.read('leaf.p12').subarray(0, 400), 'right', 'pkcs12-damaged'],
  ['an iteration bomb', () => files.read('bomb.p12'), 'right', 'pkcs12-too-many-iterations'],
  ['a PKCS#12 file of keys alone', () => files.read('keys.p12'), 'right', 'pkcs12-only-keys'],
]

describe('bad input', () => {
  it.each(badInputs)(
    '%s is refused with a sentence of its own in both languages',
    async (_name, input, password, code) => {
      expect(await problem(content(input(), password))).toMatchObject({ code })
      for (const words of [en, es]) expect(words[code as keyof typeof en]).toMatch(/\.$/)
    },
  )

  it('ten thousand certificates are refused by their size, before anything is parsed', async () => {
    const answer = await post(content(big))
    expect([answer.status, (await answer.json()).problem.code]).toEqual([413, 'too-large'])
  })

  it('stands at the password where it is about the password', async () => {
    const { fields } = await problem(content(files.read('leaf.p12'), 'wrong'))
    expect(fields).toEqual({ password: { code: 'pkcs12-wrong-password' } })
  })

  it('that works for long delays nobody: another check that came later answers first', async () => {
    files.run(
      'pkcs12',
      '-export',
      '-in',
      'leaf.pem',
      '-inkey',
      'leaf.key',
      '-iter',
      '600000',
      '-passout',
      'pass:right',
      '-out',
      'slow.p12',
    )
    const order: string[] = []
    const slow = post(content(files.read('slow.p12'), 'right')).then(() => order.push('costly file'))
    const quick = report(content(files.read('leaf.pem'))).then(() => order.push('another request'))
    await Promise.all([slow, quick])
    expect(order).toEqual(['another request', 'costly file'])
  })

  it('leaves no trace: nothing is stored, nothing is told', async () => {
    for (const [, input, password] of badInputs) await post(content(input(), password))
    const kept = await database.asPartner(staff.partner.id, async (tx) => [
      await tx.certificateChain.count(),
      await tx.auditEvent.count({ where: { targetType: 'certificate' } }),
    ])
    expect(kept).toEqual([0, 0])
  })
})

describe('a live endpoint', () => {
  it('is asked at each address, and the same chain is one', async () => {
    const { chains, silent } = await report({ ...live(), clusterId, place: 'public-server' })
    expect(chains).toHaveLength(1)
    expect(silent).toEqual([])
    const [chain] = chains
    expect(chain?.addresses.length).toBeGreaterThan(1)
    expect(chain?.protocols).toEqual(['TLSv1.3', 'TLSv1.2'])
    expect(chain?.state).toBe('met')
    expect(chain?.findings.map(({ check, state }) => `${check} ${state}`)).toContain('tls-1-2-offered met')
  })

  it('whose addresses differ gives each chain with its addresses, and the broken one with its missing issuer', async () => {
    await lab.setFault({ fault: 'certificate-missing-intermediate', cluster: 'norte', site: 'a' })
    const { chains } = await report({ ...live(), clusterId, place: 'public-server' })
    expect(chains).toHaveLength(2)
    const broken = chains.find(({ state }) => state === 'broken')
    expect(broken?.addresses).toHaveLength(1)
    expect(broken?.chain?.missing?.name).toContain('Simulated Public Issuing CA 2')
  })

  it('is told to the audit trail each time, with host and port', async () => {
    await report(live())
    const events = await database.asPartner(staff.partner.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: 'certificate.fetched' } }),
    )
    expect(events.map(({ targetName }) => targetName)).toEqual([`${host}:8443`])
  })

  it('is never reached on a port that is not allowed, nor at a name of this machine', async () => {
    expect(await problem(live(5432))).toMatchObject({ fields: { endpointPort: { code: 'port-not-allowed' } } })
    expect(await problem({ from: { kind: 'endpoint', host: '127.0.0.1', port: 443 } })).toMatchObject({
      code: 'check-fields',
    })
  })

  it('that shows nothing says why', async () => {
    await lab.setFault({ fault: 'refuse', cluster: 'norte' })
    const { chains, silent } = await report(live())
    expect(chains).toEqual([])
    expect(new Set(silent.map(({ reason }) => reason))).toEqual(new Set(['tcp-refused']))
  })
})

describe('the bundle', () => {
  it('is in order, without root, repeats and noise, whatever was pasted', async () => {
    const [sent] = (await report(live())).chains
    const noise = text('leaf.pem')
    const [leaf = '', issuing = ''] = (sent?.bundle.pem ?? '').split(/(?<=-----END CERTIFICATE-----\n)/)
    const { chains } = await report({ ...content(noise + lab.anchorsPem + issuing + leaf + leaf), host })
    const bundle = chains[0]?.bundle
    expect(subjects(bundle?.pem ?? '')).toEqual([host, 'Simulated Public Issuing CA 2'])
    expect(bundle?.leftOut.map(({ because }) => because).toSorted()).toEqual(['repeated', 'root', 'root'].toSorted())
    expect(chains[0]?.state).not.toBe('broken')
    files.write('bundle.p7b', Buffer.from(bundle?.pkcs7 ?? '', 'base64'))
    expect(files.run('pkcs7', '-inform', 'DER', '-in', 'bundle.p7b', '-print_certs', '-noout')).toContain(host)
  })

  it('is completed by an issuer that this hub has seen elsewhere, and saved by an admin', async () => {
    const [whole] = (await report({ ...live(), clusterId, place: 'public-server' })).chains
    await signInAs(staff.admin)
    const saved = { clusterId, place: 'public-server', host: 'other.example.com', certificatesPem: whole?.bundle.pem }
    expect(await saveChainAction(saved)).toMatchObject({ ok: true })
    await signInAs(staff.support)
    await lab.setFault({ fault: 'certificate-missing-intermediate', cluster: 'norte' })
    const [broken] = (await report({ ...live(), clusterId, place: 'public-server' })).chains
    expect(broken?.state).toBe('broken')
    expect(broken?.held).toEqual(['Simulated Public Issuing CA 2'])
    expect(broken?.bundle.entries.map(({ origin }) => origin)).toEqual(['sent', 'held'])
  })
})

describe('who may', () => {
  it.each([
    ['admin', 200],
    ['support', 200],
    ['reader', 403],
    ['assigned', 403],
  ] as const)('%s gets %d for a check', async (role, status) => {
    await signInAs(staff[role])
    expect((await post(content(files.read('leaf.pem')))).status).toBe(status)
  })

  it.each(['support', 'reader', 'assigned'] as const)('%s saves nothing, by replayed action either', async (role) => {
    await signInAs(staff[role])
    const input = { clusterId, place: 'public-server', host, certificatesPem: text('leaf.pem') }
    expect(await saveChainAction(input)).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
    expect(await database.asPartner(staff.partner.id, (tx) => tx.certificateChain.count())).toBe(0)
  })

  it('nobody who is signed out or comes from another site', async () => {
    freshBrowser()
    expect((await post(content(files.read('leaf.pem')))).status).toBe(401)
    await signInAs(staff.support)
    sendHeaders({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
    expect((await post(content(files.read('leaf.pem')))).status).toBe(403)
  })

  it("another partner's cluster answers as one that never was, and so does a place that the topology lacks", async () => {
    const stranger = await makeStaff(database)
    await signInAs(stranger.admin)
    const foreign = { ...content(files.read('leaf.pem')), clusterId, place: 'public-server' }
    const absent = { ...foreign, clusterId: newId() }
    expect(await problem(foreign)).toEqual(await problem(absent))
    const input = { clusterId, place: 'public-server', host, certificatesPem: text('leaf.pem') }
    expect(await saveChainAction(input)).toMatchObject({ problem: { code: 'not-found' } })
    const dmz = await makeCluster(database, stranger.partner.id, { edgeTopology: 'xsp-in-dmz' })
    expect(await problem({ ...foreign, clusterId: dmz.id, place: 'bridge-client' })).toMatchObject({
      code: 'certificate-place-unknown',
    })
  })

  it('a private key is not saved by an admin either', async () => {
    await signInAs(staff.admin)
    const certificatesPem = text('leaf.pem') + text('leaf.key')
    const input = { clusterId, place: 'public-server', host, certificatesPem }
    expect(await saveChainAction(input)).toMatchObject({ problem: { code: 'certificate-private-key' } })
  })
})
