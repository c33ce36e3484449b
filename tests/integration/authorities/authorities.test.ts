/** Internal authorities through their doors: who may, what is kept and what never is, overlap, revocation, the walls. */
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createAuthorityAction,
  issueClientAction,
  issueListAction,
  revokeClientAction,
} from '@/lib/features/authorities/actions'
import { loadAuthority } from '@/lib/features/authorities/loaders'
import type { IssuedOnce } from '@/lib/features/authorities/types'
import { createRequestAction } from '@/lib/features/requests/actions'
import { newId } from '@/lib/platform/clock'
import { openssl } from '@/tests/support/certificates/openssl-files'
import { testDatabase } from '@/tests/support/database'
import { makeCluster } from '@/tests/support/factories'
import { makeStaff, signInAs } from '@/tests/support/identity'
import { withClient } from '@/tests/support/postgres'
import { freshBrowser, sendHeaders } from '@/tests/support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

const { database, ownerUrl } = testDatabase()
const files = openssl()

let staff: Awaited<ReturnType<typeof makeStaff>>
let authorityId: string
let clusterId: string

beforeAll(async () => {
  freshBrowser()
  staff = await makeStaff(database)
  await signInAs(staff.admin)
  authorityId = newId()
  expect(await createAuthorityAction({ id: authorityId, name: 'Norte bridges', years: '10' })).toMatchObject({
    ok: true,
  })
  clusterId = (await makeCluster(database, staff.partner.id, { name: 'Lisboa', edgeTopology: 'tls-bridge' })).id
})
afterAll(() => files.close())
beforeEach(async () => {
  freshBrowser()
  await signInAs(staff.admin)
})

const wish = (more: object = {}) => ({
  id: newId(),
  authorityId,
  days: '365',
  password: '',
  clusterId: null,
  replacesId: null,
  ...more,
})
async function issue(more: object = {}): Promise<IssuedOnce & { id: string }> {
  const input = wish(more)
  const issued = await issueClientAction(input)
  if (!issued.ok) throw new Error(JSON.stringify(issued.problem))
  return { ...issued.value, id: input.id }
}
const page = () => loadAuthority(authorityId)

/** Everything in every table, as the owner sees it; bytes in hexadecimal and as text. */
async function everythingStored(): Promise<string> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
    )
    const texts = await Promise.all(
      rows.map(async ({ name }) => (await client.query(`SELECT t::text AS text FROM ${name} t`)).rows),
    )
    return texts
      .flat()
      .map(({ text }) => text)
      .join('\n')
  })
}
const withoutLines = (pem: string) => pem.split('\n').slice(3, 6).join('')

describe('an authority', () => {
  it('is created once however often the form is posted, and a name belongs to one', async () => {
    expect(await createAuthorityAction({ id: authorityId, name: 'Norte bridges', years: '10' })).toMatchObject({
      ok: true,
    })
    expect(await createAuthorityAction({ id: newId(), name: 'Norte bridges', years: '10' })).toMatchObject({
      problem: { fields: { name: { code: 'authority-name-taken' } } },
    })
  })

  it('keeps its keys sealed: no table holds a private key that can be read', async () => {
    const stored = await everythingStored()
    expect(stored).not.toContain('PRIVATE KEY')
    expect(stored).not.toContain(Buffer.from('PRIVATE KEY').toString('hex'))
  })
})

describe('a bridge client certificate', () => {
  it('comes with its key once; the key is nowhere afterwards, the password neither', async () => {
    const issued = await issue({ password: 'Señal-2026 larga' })
    const stored = await everythingStored()
    for (const secret of [withoutLines(issued.keyPem), 'Señal-2026 larga']) {
      expect(stored).not.toContain(secret)
      expect(stored).not.toContain(Buffer.from(secret).toString('hex'))
    }
    expect(JSON.stringify(await page())).not.toContain('PRIVATE')
    files.write('file.p12', Buffer.from(issued.pkcs12 ?? '', 'base64'))
    const subjects = files.run('pkcs12', '-in', 'file.p12', '-passin', 'pass:Señal-2026 larga', '-nokeys')
    expect(subjects).toContain('bwcticlient.webex.com')
  })

  it('is not made twice by the same click', async () => {
    const input = wish()
    expect(await issueClientAction(input)).toMatchObject({ ok: true })
    expect(await issueClientAction(input)).toMatchObject({ problem: { code: 'already-done' } })
  })

  it('for a cluster is stored at its bridge together with what the XSPs trust, and both places are met', async () => {
    expect(await issue({ clusterId })).toMatchObject({ storedFor: 'Lisboa' })
    const chains = await database.asPartner(staff.partner.id, (tx) =>
      tx.certificateChain.findMany({ where: { clusterId }, orderBy: { place: 'asc' } }),
    )
    expect(chains.map(({ place, source, worst }) => [place, source, worst])).toEqual([
      ['bridge-client', 'issued', 'met'],
      ['bridge-trust', 'issued', 'met'],
    ])
  })

  it('is not issued for a cluster without a bridge', async () => {
    const dmz = await makeCluster(database, staff.partner.id, { edgeTopology: 'xsp-in-dmz' })
    expect(await issueClientAction(wish({ clusterId: dmz.id }))).toMatchObject({
      problem: { code: 'certificate-place-unknown' },
    })
  })

  it('is renewed while the old one stays valid, and both verify', async () => {
    const old = await issue({ days: '90' })
    const renewed = await issue({ replacesId: old.id })
    const { issued, rootPem, issuingPem } = await page()
    const row = (serial: string) => issued.find((one) => one.serial === serial)
    expect(row(old.serial)).toMatchObject({ state: 'valid', isReplaced: true })
    expect(row(renewed.serial)).toMatchObject({ state: 'valid', replaces: old.serial })
    files.write('root.pem', rootPem)
    files.write('issuing.pem', issuingPem)
    for (const [name, { certificatePem }] of Object.entries({ old, renewed })) {
      files.write(`${name}.pem`, certificatePem)
      expect(files.run('verify', '-CAfile', 'root.pem', '-untrusted', 'issuing.pem', `${name}.pem`)).toContain('OK')
    }
    expect(
      new X509Certificate(old.certificatePem).publicKey.equals(new X509Certificate(renewed.certificatePem).publicKey),
    ).toBe(false)
  })
})

describe('a revocation', () => {
  it('stands in the next list, once, and openssl then refuses the certificate', async () => {
    const { id, certificatePem, serial } = await issue()
    const before = (await page()).list?.number ?? 0
    expect(await revokeClientAction({ certificateId: id, reason: 'key-compromise' })).toMatchObject({ ok: true })
    expect(await revokeClientAction({ certificateId: id, reason: 'key-compromise' })).toMatchObject({
      problem: { code: 'revocation-done' },
    })
    const { list, issued, rootPem, issuingPem } = await page()
    expect(list?.number).toBe(before + 1)
    expect(issued.find((one) => one.serial === serial)).toMatchObject({ state: 'revoked', reason: 'key-compromise' })
    files.write('root.pem', rootPem)
    files.write('issuing.pem', issuingPem)
    files.write('client.pem', certificatePem)
    files.write('crl.pem', list?.pem ?? '')
    expect(files.run('crl', '-in', 'crl.pem', '-noout', '-verify', '-CAfile', 'issuing.pem')).toBeDefined()
    const verify = () =>
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
    expect(verify).toThrow(/certificate revoked/)
    expect(await issueClientAction(wish({ replacesId: id }))).toMatchObject({ problem: { code: 'revocation-done' } })
  })

  it('list can be issued anew with the next number', async () => {
    const before = (await page()).list?.number ?? 0
    expect(await issueListAction({ authorityId })).toMatchObject({ ok: true })
    expect((await page()).list?.number).toBe(before + 1)
  })
})

describe('a request', () => {
  const typed = { hosts: 'xsi.example.com\n*.app.example.com', key: 'ec-p256', organization: '', country: 'es' }

  it('is answered with its key once, and the trail tells names and kind only', async () => {
    const made = await createRequestAction(typed)
    if (!made.ok) throw new Error(JSON.stringify(made.problem))
    expect(await everythingStored()).not.toContain(withoutLines(made.value.keyPem))
    files.write('request.csr', made.value.requestPem)
    expect(files.run('req', '-in', 'request.csr', '-noout', '-text')).toContain('DNS:*.app.example.com')
    const [event] = await database.asPartner(staff.partner.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: 'certificate.requested' } }),
    )
    expect(event?.payload).toContain('xsi.example.com, *.app.example.com')
  })

  it.each([
    ['', 'required'],
    ['192.0.2.1', 'host-is-address'],
    ['xsp', 'host-not-qualified'],
    ['a b.example.com', 'host-invalid'],
    ['x*.example.com', 'host-invalid'],
    [Array.from({ length: 51 }, (_, i) => `h${i}.example.com`).join('\n'), 'too-many-hosts'],
  ])('for %j is refused at the names', async (hosts, code) => {
    expect(await createRequestAction({ ...typed, hosts })).toMatchObject({ problem: { fields: { hosts: { code } } } })
  })
})

describe('the walls', () => {
  const calls = () => [
    () => createAuthorityAction({ id: newId(), name: 'Smuggled', years: '10' }),
    () => issueClientAction(wish()),
    () => revokeClientAction({ certificateId: newId(), reason: 'superseded' }),
    () => issueListAction({ authorityId }),
    () => createRequestAction({ hosts: 'a.example.com', key: 'ec-p256', organization: '', country: '' }),
  ]

  it.each(['support', 'reader', 'assigned'] as const)('%s may look and create nothing', async (role) => {
    await signInAs(staff[role])
    expect((await page()).mayWrite).toBe(false)
    for (const call of calls()) expect(await call()).toMatchObject({ problem: { code: 'forbidden' } })
  })

  it('nobody who is signed out, and no page of another origin', async () => {
    sendHeaders({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
    for (const call of calls()) expect(await call()).toMatchObject({ problem: { code: 'foreign-origin' } })
    freshBrowser()
    for (const call of calls()) expect(await call()).toMatchObject({ problem: { code: 'signed-out' } })
  })

  it('another partner finds neither the authority nor what it issued', async () => {
    const { id } = await issue()
    const stranger = await makeStaff(database)
    await signInAs(stranger.admin)
    expect(await issueClientAction(wish())).toMatchObject({ problem: { code: 'not-found' } })
    expect(await issueListAction({ authorityId })).toMatchObject({ problem: { code: 'not-found' } })
    expect(await revokeClientAction({ certificateId: id, reason: 'superseded' })).toMatchObject({
      problem: { code: 'not-found' },
    })
  })
})
