import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { openssl } from '../support/certificates/openssl-files'
import { makeCluster } from '../support/factories'
import { expect, expectAccessible, test } from './support/test'

test.describe.configure({ mode: 'serial' })

const files = openssl()
test.afterAll(() => files.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const saved = async (page: Page, name: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)])
  return pathOf(download)
}
const pathOf = (download: Download) => download.path()
const html = (page: Page) => page.content()

test('a key and a request for the hosts of a cluster are shown once', async ({ page }) => {
  await page.goto('/certificates')
  await page.getByRole('link', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Create' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('combobox', { name: 'Fill in the hosts of' }).selectOption('Steady')
  await expect(page.getByRole('textbox', { name: 'Host names' })).toHaveValue(/^xsi\.steady\.example\.com\n/)
  await press(page, 'Make key and request')
  await expect(page.getByRole('heading', { name: 'Key and request for xsi.steady.example.com' })).toBeVisible()
  const key = readFileSync(await saved(page, 'xsi.steady.example.com.key'), 'utf8')
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/)
  files.write('request.csr', readFileSync(await saved(page, 'xsi.steady.example.com.csr'), 'utf8'))
  expect(files.run('req', '-in', 'request.csr', '-verify', '-noout', '-text')).toContain('DNS:cti.steady.example.com')
  await expectAccessible(page)
  await press(page, 'I have saved it')
  expect(await html(page)).not.toContain('BEGIN PRIVATE KEY')
  await page.reload()
  expect(await html(page)).not.toContain('BEGIN PRIVATE KEY')
})

test('a bad name is refused at its field, and the others are kept', async ({ page }) => {
  await page.goto('/certificates/create')
  const hosts = page.getByRole('textbox', { name: 'Host names' })
  await hosts.fill('xsi.example.com\n192.0.2.1')
  await press(page, 'Make key and request')
  await expect(page.getByText(/Use a host name, not an address/)).toBeVisible()
  await expect(hosts).toHaveValue('xsi.example.com\n192.0.2.1')
})

test('an authority issues for a bridge, renews with overlap, revokes, and lists it', async ({ page, hub }) => {
  await makeCluster(hub.database, hub.partnerId, { name: 'Bridged', edgeTopology: 'tls-bridge' })
  await page.goto('/certificates/authorities')
  await page.getByRole('textbox', { name: 'Name of the authority' }).fill('Norte bridges 2026')
  await press(page, 'Create authority')
  await expect(page.getByRole('heading', { level: 1, name: 'Norte bridges 2026' })).toBeVisible()
  await page.getByRole('combobox', { name: 'For the bridge of' }).selectOption('Bridged')
  await page.getByLabel('Password for a PKCS#12 file').fill('Señal larga 2026')
  await press(page, 'Issue certificate')
  await expect(page.getByRole('heading', { name: 'Certificate bwcticlient.webex.com is issued' })).toBeVisible()
  await expect(page.getByText(/are stored for Bridged/)).toBeVisible()
  await expectAccessible(page)
  files.write('bridge.p12', readFileSync(await saved(page, 'bwcticlient.webex.com.p12')))
  files.write('client.pem', readFileSync(await saved(page, 'bwcticlient.webex.com.pem'), 'utf8'))
  await press(page, 'I have saved it')
  expect(await html(page)).not.toContain('BEGIN PRIVATE KEY')
  files.write('root.pem', readFileSync(await saved(page, 'Download root'), 'utf8'))
  files.write('issuing.pem', readFileSync(await saved(page, 'Download issuing'), 'utf8'))
  const trust = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem']
  expect(files.run('verify', '-x509_strict', '-purpose', 'sslclient', ...trust, 'client.pem')).toContain('OK')
  expect(files.run('pkcs12', '-in', 'bridge.p12', '-passin', 'pass:Señal larga 2026', '-nokeys')).toContain(
    'bwcticlient.webex.com',
  )

  const issued = page.getByRole('region', { name: 'Issued certificates' }).getByRole('listitem')
  await expect(issued).toHaveCount(1)
  await press(page, 'Renew')
  await expect(page.getByRole('heading', { name: 'Renew a bridge client certificate' })).toBeFocused()
  await press(page, 'Issue successor')
  await expect(page.getByRole('heading', { name: /is issued$/ })).toBeVisible()
  await saved(page, 'bwcticlient.webex.com.key')
  await press(page, 'I have saved it')
  await expect(issued).toHaveCount(2)
  await expect(issued.nth(1).getByText('its successor is issued')).toBeVisible()
  await expect(issued.nth(1).getByText('Valid', { exact: true })).toBeVisible()

  await issued.nth(1).getByRole('button', { name: 'Revoke' }).click()
  const dialog = page.getByRole('alertdialog')
  await expectAccessible(page, ['light'])
  await dialog.getByRole('combobox', { name: 'Reason' }).selectOption('key-compromise')
  await dialog.getByRole('textbox').fill('bwcticlient.webex.com')
  await dialog.getByRole('button', { name: 'Revoke certificate' }).click()
  await expect(issued.nth(1).getByText('Revoked', { exact: true })).toBeVisible()
  await expect(page.getByText(/^List 2 is good until/)).toBeVisible()
  files.write('crl.pem', readFileSync(await saved(page, 'Download list'), 'utf8'))
  expect(() => files.run('verify', '-crl_check', '-CRLfile', 'crl.pem', ...trust, 'client.pem')).toThrow(/revoked/)
  await expectAccessible(page)
})

test.describe('support', () => {
  test.use({ as: 'support' })

  test('sees the authorities and creates nothing', async ({ page, hub }) => {
    await page.goto(`/certificates/authorities/${hub.authorityId}`)
    await expect(page.getByRole('button', { name: 'Issue certificate' })).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByText('Your role may look at certificates but not create them.').first()).toBeVisible()
    await page.goto('/certificates/create')
    await expect(page.getByRole('button', { name: 'Make key and request' })).toHaveAttribute('aria-disabled', 'true')
  })
})

test.describe('en español', () => {
  test.use({ locale: 'es-ES' })

  test('la clave se muestra una vez, y la página lo dice', async ({ page }) => {
    await page.goto('/certificates/create')
    await page.getByRole('textbox', { name: 'Nombres de host' }).fill('xsi.ejemplo.example.com')
    await page.getByRole('combobox', { name: 'Clave' }).selectOption('ec-p256')
    await press(page, 'Crear clave y solicitud')
    await expect(page.getByText('La clave privada se muestra ahora y nunca más', { exact: false })).toBeVisible()
    await expectAccessible(page, ['light'])
    await press(page, 'Ya la he guardado')
    await expect(page.getByRole('heading', { level: 1, name: 'Crear' })).toBeVisible()
  })
})
