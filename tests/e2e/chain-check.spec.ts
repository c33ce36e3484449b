import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { openssl, selfSigned } from '../support/certificates/openssl-files'
import { issue } from '../support/test-authority'
import { expect, expectAccessible, test } from './support/test'

test.describe.configure({ mode: 'serial' })

const files = openssl()
test.beforeAll(() => {
  selfSigned(files, 'leaf')
  const exported = (name: string, ...more: string[]) =>
    files.run(
      'pkcs12',
      '-export',
      '-in',
      'leaf.pem',
      '-inkey',
      'leaf.key',
      ...more,
      '-passout',
      'pass:right',
      '-out',
      name,
    )
  exported('leaf.p12')
  exported('bomb.p12', '-iter', '5000000')
  files.run('pkcs8', '-topk8', '-in', 'leaf.key', '-passout', 'pass:right', '-out', 'encrypted.key')
})
test.afterAll(async ({ hub }) => {
  files.close()
  await hub.lab.clearFault()
})

const file = (name: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(files.read(name)) })
const check = (page: Page) => page.getByRole('button', { name: 'Check', exact: true }).click()
const choose = (page: Page, ...given: Parameters<ReturnType<Page['locator']>['setInputFiles']>) =>
  page.locator('input[type=file]').setInputFiles(...given)

async function fetchSteady(page: Page): Promise<void> {
  await page.goto('/certificates/check')
  await page.getByRole('radio', { name: /On a live endpoint/ }).check()
  await page.getByRole('combobox', { name: 'Cluster' }).selectOption('Steady')
  await page.getByRole('button', { name: 'xsi.steady.example.com:8443' }).click()
  await check(page)
}

test('a live endpoint that is in order shows its chain, its rules and its bundle', async ({ page }) => {
  await fetchSteady(page)
  const report = page.getByRole('region', { name: 'xsi.steady.example.com' })
  await expect(report.getByText('In order', { exact: true })).toBeVisible()
  await expect(report.getByText('All 2 addresses present the same chain.')).toBeVisible()
  await expect(report.getByText('Accepts TLS 1.3 and TLS 1.2')).toBeVisible()
  await expect(report.getByRole('article')).toHaveCount(3)
  await expectAccessible(page)
})

test.describe('support', () => {
  test.use({ as: 'support' })

  test('reads from the page which address lacks what, downloads the corrected bundle, and is told who saves it', async ({
    page,
    hub,
  }) => {
    await hub.lab.setFault({ fault: 'certificate-missing-intermediate', cluster: 'steady', site: 'a' })
    const bundles = page.getByRole('region', { name: 'Bundle in the right order' })
    // The background checks have seen the intermediate at the other address, or are about to.
    await expect(async () => {
      await fetchSteady(page)
      await expect(page.getByText('The addresses differ: 2 different chains are presented.')).toBeVisible()
      await expect(bundles.getByText('added from this hub')).toHaveCount(1, { timeout: 1_000 })
    }).toPass()
    const missing = page.getByRole('article', { name: /^Missing: CN=Simulated Public Issuing CA 2/ })
    await expect(missing).toBeVisible()
    await expect(page.getByText('Intermediate missing')).toBeVisible()
    for (const at of [0, 1]) await expect(bundles.nth(at).getByText('Simulated Public Issuing CA 2')).toBeVisible()
    await expect(
      bundles.first().getByText('Your role prepares the bundle; a full administrator saves it.'),
    ).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      bundles.first().getByRole('button', { name: 'Download PEM' }).click(),
    ])
    const bundle = readFileSync(await download.path(), 'utf8')
    expect(bundle.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
    await expectAccessible(page)
    await hub.lab.clearFault()
  })
})

test('an admin pastes a chain in any order and saves it to its place', async ({ page }) => {
  await page.goto('/certificates/check')
  const [leaf = '', issuing = ''] = issue({ host: 'xsi.steady.example.com' }).cert.split(
    /(?<=-----END CERTIFICATE-----\n)/,
  )
  await page.getByRole('textbox', { name: 'Certificates' }).fill(issuing + leaf)
  await page.getByRole('combobox', { name: 'Cluster' }).selectOption('Steady')
  await page.getByRole('combobox', { name: 'Place' }).selectOption('public-server')
  await check(page)
  const report = page.getByRole('region', { name: 'xsi.steady.example.com', exact: true })
  await expect(report.getByText('Not in order', { exact: true })).toBeVisible()
  await expect(report.getByRole('region', { name: 'Bundle in the right order' }).getByRole('listitem')).toHaveText([
    /xsi\.steady\.example\.com/,
    /Test Issuing CA/,
  ])
  await report.getByRole('button', { name: 'Save to this place' }).click()
  await expect(report.getByText('Saved for Public server certificate of Steady.')).toBeVisible()
  await report.getByRole('link', { name: 'Open the cluster' }).click()
  await expect(page).toHaveURL(/certificates$/)
})

test('a PKCS#12 file opens with its password, and the page says that its key was dropped', async ({ page }) => {
  await page.goto('/certificates/check')
  await choose(page, file('leaf.p12'))
  await page.getByLabel('Password of the PKCS#12 file').fill('right')
  await check(page)
  await expect(page.getByRole('heading', { level: 2, name: 'leaf' })).toBeVisible()
  await expect(page.getByText(/held a private key\. It was dropped unread/)).toBeVisible()
})

const pem = (name: string) => Buffer.from(files.read(name)).toString()
const pasted: [name: string, text: () => string, sentence: RegExp][] = [
  ['nothing', () => '', /There is no certificate in this/],
  ['a private key', () => pem('leaf.key'), /holds a private key\. It was refused and not stored/],
  ['an encrypted private key', () => pem('encrypted.key'), /holds a private key\. It was refused and not stored/],
  ['a web page', () => '<!doctype html><html><head></head><body>Certificate</body></html>', /This is a web page/],
  ['half a certificate', () => pem('leaf.pem').slice(0, 400), /is cut off or damaged/],
  ['101 certificates', () => pem('leaf.pem').repeat(101), /more than 100 certificates/],
]
const dropped: [name: string, given: () => ReturnType<typeof file>, password: string, sentence: RegExp][] = [
  ['a wrong password', () => file('leaf.p12'), 'wrong', /does not open this PKCS#12 file/],
  ['no password', () => file('leaf.p12'), '', /type the password that it was exported with/],
  ['an iteration bomb', () => file('bomb.p12'), 'right', /asks for 5,000,000 rounds of password hashing/],
  [
    '10,000 certificates',
    () => ({ ...file('leaf.pem'), buffer: Buffer.from(pem('leaf.pem').repeat(10_000)) }),
    '',
    /more than 256 KiB/,
  ],
  [
    'rubbish',
    () => ({ ...file('leaf.pem'), buffer: Buffer.from([7, 255, 0, 3, 9, 200]) }),
    '',
    /There is no certificate in this/,
  ],
]

test('every bad input gets its sentence, and the page goes on working', async ({ page }) => {
  await page.goto('/certificates/check')
  const refusal = page.getByRole('alert')
  for (const [name, text, sentence] of pasted) {
    await test.step(name, async () => {
      await page.getByRole('textbox', { name: 'Certificates' }).fill(text())
      await check(page)
      await expect(page.getByText(sentence).first()).toBeVisible()
    })
  }
  for (const [name, given, password, sentence] of dropped) {
    await test.step(name, async () => {
      await choose(page, given())
      await page.getByLabel('Password of the PKCS#12 file').fill(password)
      await check(page)
      await expect(page.getByText(sentence).first()).toBeVisible()
    })
  }
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove the file' }).click()
  await page.getByRole('textbox', { name: 'Certificates' }).fill(pem('leaf.pem'))
  await check(page)
  await expect(page.getByRole('heading', { level: 2, name: 'leaf' })).toBeVisible()
  await expect(refusal.filter({ hasText: /./ })).toHaveCount(0)
})

test.describe('en español', () => {
  test.use({ locale: 'es-ES' })

  test('el informe y los rechazos se leen en español', async ({ page }) => {
    await page.goto('/certificates/check')
    await page.locator('input[type=file]').setInputFiles(file('leaf.p12'))
    await page.getByLabel('Contraseña del archivo PKCS#12').fill('otra')
    await page.getByRole('button', { name: 'Comprobar', exact: true }).click()
    await expect(page.getByText(/La contraseña no abre este archivo PKCS#12/).first()).toBeVisible()
    await page.getByLabel('Contraseña del archivo PKCS#12').fill('right')
    await page.getByRole('button', { name: 'Comprobar', exact: true }).click()
    await expect(page.getByText(/El archivo contenía una clave privada\. Se descartó sin leerla/)).toBeVisible()
    await expect(page.getByText('No está en orden', { exact: true })).toBeVisible()
    await expectAccessible(page, ['light'])
  })
})

test.describe('read-only', () => {
  test.use({ as: 'readOnly' })

  test('sees the page and why nothing can be checked', async ({ page }) => {
    await page.goto('/certificates/check')
    await expect(page.getByRole('button', { name: 'Check', exact: true })).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByText('Your role may look at certificates but not check them.').first()).toBeVisible()
    await expectAccessible(page, ['light'])
  })
})
