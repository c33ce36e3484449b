import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import type { LabCluster } from '@/lib/lab/story'
import { hashPassword } from '@/lib/platform/auth/passwords'
import { newId } from '@/lib/platform/clock'
import { makePartner, makePerson } from '../support/factories'
import { withClient } from '../support/postgres'
import { absent, builtRoutes, filled } from './support/access/calls'
import { pageAccess } from './support/access/expectations'
import { fillAll } from './support/forms/form-case'
import type { Hub } from './support/hub'
import { signInContext } from './support/session'
import { expect, test } from './support/test'

test.use({ as: null })

/** Typed into the hub below; each must be found nowhere. */
const firstPassword = 'kanarie-first-Zx81-volcano'
const secondPassword = 'kanarie-second-Qv42-glacier'
const wrongPassword = 'kanarie-wrong-Mm17-orchard'
const wrongAccountPassword = 'kanarie-account-Kt55-señal'

/** Forms in which a secret may hide. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]
}

const found = (text: string, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => formsOf(secret).some((form) => text.includes(form)))

test('secrets that were typed are in no page, payload, script, log, audit row or column', async ({ page, hub }) => {
  test.slow()
  const person = await beginAs(page, hub)
  const cluster = hub.lab.cluster('malaga')
  const clusterId = await test.step('a cluster', () => addCluster(page, cluster, hub))
  await test.step('a password', () => changePassword(page))
  const totp = await test.step('a second step', () => setUpSecondStep(page))
  await test.step('sign-in, refused and granted', () => signInAgain(page, person.email, totp))

  const [, keyLine = ''] = hub.lab.clientKeyPem.split('\n')
  const secrets = [
    firstPassword,
    secondPassword,
    wrongPassword,
    wrongAccountPassword,
    cluster.testAccount.password,
    keyLine,
    totp.secret.base32,
    totp.secret.hex.toLowerCase(),
    hub.variables.AUTH_SECRET ?? '',
    hub.variables.SECRETS_KEY ?? '',
  ]
  for (const secret of secrets) expect(secret.length).toBeGreaterThan(9)

  await test.step('pages, payloads and scripts', async () => {
    const seen = await everythingSent(page, { clusterId, personId: person.id })
    expect(seen.filter(({ from }) => from.endsWith('.js')).length).toBeGreaterThan(5)
    expect(seen.filter(({ text }) => text.includes('Sergio')).length).toBeGreaterThan(10)
    expect(seen.flatMap(({ from, text }) => found(text, secrets).map((secret) => ({ from, secret })))).toEqual([])
  })
  await test.step('the export of the audit trail', async () => {
    const csv = await (await page.request.get('/api/audit.csv')).text()
    expect(csv).toContain('Sergio')
    expect(found(csv, secrets)).toEqual([])
  })
  await test.step('logs', () => {
    for (const name of ['web.log', 'worker.log']) {
      const text = readFileSync(path.join(hub.dataDirectory, name), 'utf8')
      expect(text.length, name).toBeGreaterThan(0)
      expect(found(text, secrets), name).toEqual([])
    }
  })
  await test.step('files that the hub keeps', () => {
    const kept = readdirSync(hub.dataDirectory, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    )
    for (const { parentPath, name } of kept)
      expect(found(readFileSync(path.join(parentPath, name), 'latin1'), secrets), name).toEqual([])
  })
  await test.step('the database, every column of every row', async () => {
    const tables = await dump(hub)
    expect(tables.get('public.cluster')).toContain(cluster.testAccount.userId)
    for (const [table, text] of tables) expect(found(text, secrets), table).toEqual([])
  })
})

async function beginAs(page: Page, hub: Hub): Promise<{ id: string; email: string }> {
  const partner = await makePartner(hub.database, { name: 'Secretos' })
  const email = `${newId()}@secretos.example`
  const { id } = await makePerson(hub.database, partner.id, {
    name: 'Sergio Secreto',
    email,
    role: 'full-admin',
    passwordHash: await hashPassword(firstPassword),
    passwordChangedAt: new Date(),
  })
  await signInContext(hub, page.context(), { id, partnerId: partner.id })
  return { id, email }
}

async function addCluster(page: Page, cluster: LabCluster, hub: Hub): Promise<string> {
  const { urls, ctiHost, testAccount } = cluster
  await page.goto('/clusters/new')
  const step = page.getByRole('navigation', { name: 'Steps' }).getByRole('button')
  await fillAll(page, { 'cluster-name': 'Secretos Málaga' })
  await step.nth(1).click()
  await fillAll(page, {
    'cluster-testAccountUserId': testAccount.userId,
    'cluster-testAccountPassword': wrongAccountPassword,
  })
  await step.nth(2).click()
  await fillAll(page, { 'cluster-xsiActionsUrl': urls.xsiActionsUrl, 'cluster-xsiEventsUrl': urls.xsiEventsUrl })
  await expect(page.getByText(/test account is refused/).first()).toBeVisible()
  await step.nth(3).click()
  await fillAll(page, {
    'cluster-ctiHost': ctiHost,
    'cluster-probeCertificate': hub.lab.clientCertificatePem.trim(),
    'cluster-probePrivateKey': hub.lab.clientKeyPem.trim(),
  })
  await step.nth(4).click()
  await fillAll(page, { 'cluster-authenticationServiceUrl': urls.authenticationServiceUrl })
  await step.nth(1).click()
  await fillAll(page, { 'cluster-testAccountPassword': testAccount.password })
  await step.last().click()
  const create = page.getByRole('button', { name: 'Create cluster' })
  await expect(create).toBeEnabled()
  await create.click()
  const open = page.getByRole('link', { name: 'Open the cluster' })
  const href = (await open.getAttribute('href')) ?? ''
  await open.click()
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('button', { name: 'Check now' })).toBeEnabled()
  return href.split('/')[2] ?? ''
}

async function changePassword(page: Page): Promise<void> {
  await page.goto('/settings/security')
  const send = page.getByRole('button', { name: 'Change password' })
  await fillAll(page, { 'password-currentPassword': wrongPassword, 'password-newPassword': secondPassword })
  await send.click()
  await expect(page.locator('#password-currentPassword')).toHaveAttribute('aria-invalid', 'true')
  await fillAll(page, { 'password-currentPassword': firstPassword })
  await send.click()
  await expect(page.getByText(/^Password changed/)).toBeVisible()
}

async function setUpSecondStep(page: Page): Promise<TOTP> {
  await page.getByRole('button', { name: 'Set up second step' }).click()
  const proof = page.locator('#prove-password')
  const key = page.getByText(/^[A-Z2-7 ]{16,}$/).first()
  await expect(proof.or(key)).toBeVisible()
  if (await proof.isVisible()) {
    await proof.fill(secondPassword)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
  }
  await expect(key).toBeVisible()
  const totp = new TOTP({ secret: ((await key.textContent()) ?? '').replaceAll(' ', '') })
  await fillAll(page, { 'enrolment-firstCode': totp.generate() })
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  return totp
}

async function signInAgain(page: Page, email: string, totp: TOTP): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await fillAll(page, { 'sign-in-email': email, 'sign-in-password': wrongPassword })
  const send = page.getByRole('button', { name: 'Sign in', exact: true })
  await send.click()
  await expect(page.getByRole('alert').getByText(/do not fit together/)).toBeVisible()
  await fillAll(page, { 'sign-in-password': secondPassword })
  await send.click()
  // A code opens once; the one of the next half minute is accepted already.
  await fillAll(page, { 'second-step-code': totp.generate({ timestamp: Date.now() + 30_000 }) })
  await page.getByRole('main').getByRole('button').first().click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Every page as HTML and as data, and every script and style that they name. */
async function everythingSent(page: Page, ids: { clusterId: string; personId: string }) {
  const seen: { from: string; text: string }[] = []
  const files = new Set<string>()
  for (const { path: route, isPage } of builtRoutes()) {
    if (!isPage || !pageAccess[route]) continue
    const target = filled(route, { ...absent, ...ids })
    for (const rsc of ['0', '1']) {
      const text = await (await page.request.get(target, rsc === '1' ? { headers: { rsc } } : {})).text()
      seen.push({ from: target, text })
      for (const [file] of text.matchAll(/\/_next\/static\/[^"'\\\s]+\.(js|css)/g)) files.add(file)
    }
  }
  for (const file of files) seen.push({ from: file, text: await (await page.request.get(file)).text() })
  return seen
}

/** Every row of every table as text, bytes in hexadecimal, as the owner sees them. */
function dump(hub: Hub): Promise<Map<string, string>> {
  return withClient(hub.ownerUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tableowner = current_user`,
    )
    const texts = new Map<string, string>()
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`)
      texts.set(name, rows.map(({ text }) => text).join('\n'))
    }
    return texts
  })
}
