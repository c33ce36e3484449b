import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import { webhookUrl } from '@/lib/lab/receivers/webhook-receiver'
import type { Hub } from './support/hub'
import { expect, expectAccessible, test } from './support/test'

test.describe.configure({ mode: 'serial' })

test.afterAll(async ({ hub }) => {
  await hub.lab.clearFault()
  await hub.lab.resetReceivers()
})

let secret = ''

const breakSteady = async (hub: Hub): Promise<void> => {
  for (const site of ['a', 'b'])
    await hub.lab.setFault({ cluster: 'steady', site, interface: 'xsi-events', fault: 'http-503' })
}

/** The next webhook of this type whose signature holds. */
async function told(hub: Hub, type: string): Promise<Record<string, unknown>> {
  const { headers, body } = await hub.lab.nextReceived(
    (message) => message.receiver === 'webhook' && JSON.parse(message.body).type === type,
  )
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  return JSON.parse(body).data
}

const deliveries = (page: Page) => page.getByRole('region', { name: 'Recent deliveries' })

test('a webhook is set up, its secret is shown once, and a test arrives signed', async ({ page, hub }) => {
  await page.goto('/settings/alerts')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Add channel' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('On-call system')
  await page.getByRole('textbox', { name: 'URL' }).fill('http://hooks.example.net/alerts')
  await page.getByRole('textbox', { name: 'URL' }).blur()
  await expect(page.getByText(/https/).last()).toBeVisible()
  await page.getByRole('textbox', { name: 'URL' }).fill(webhookUrl)
  await page.getByRole('button', { name: 'Add channel' }).click()
  const shown = page.getByRole('alertdialog', { name: 'The signing secret of On-call system' })
  secret = /whsec_\S+/.exec((await shown.textContent()) ?? '')?.[0] ?? ''
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/=]{44}/)
  secret = secret.slice(0, 'whsec_'.length + 44)
  await shown.getByRole('button', { name: 'I have kept it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'On-call system' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(secret)
  await page.getByRole('button', { name: 'Send test' }).click()
  expect(await told(hub, 'test')).toEqual({ requestedBy: 'Ana Admin' })
  await expect(deliveries(page).getByText('Delivered')).toBeVisible()
  await expectAccessible(page)
})

test('a cluster that breaks is told once, signed, and so is its end', async ({ page, hub }) => {
  await hub.lab.resetReceivers()
  await breakSteady(hub)
  expect(await told(hub, 'incident.opened')).toMatchObject({ clusterName: 'Steady', interfaces: ['xsi-events'] })
  await page.goto('/interface-status')
  await expect(page.getByRole('region', { name: 'Incidents' }).getByText(/^Open/)).toBeVisible()
  await hub.lab.clearFault()
  expect(await told(hub, 'incident.closed')).toMatchObject({ clusterName: 'Steady' })
  await expect(page.getByRole('region', { name: 'Incidents' }).getByText(/^Open/)).toHaveCount(0)
  await expectAccessible(page)
  const types = (await hub.lab.received()).map(({ body }) => JSON.parse(body).type)
  expect(types.toSorted()).toEqual(['incident.closed', 'incident.opened'])
})

test('maintenance keeps the alert quiet, is shown as a mark, and its incident is recorded', async ({ page, hub }) => {
  await page.goto(`/clusters/${hub.steadyClusterId}/maintenance`)
  await expectAccessible(page)
  await page.locator('#start-reason').fill('New load balancer')
  await page.getByRole('button', { name: 'Start maintenance' }).click()
  await expect(page.getByText('Maintenance has begun.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 }).locator('..').getByText('Maintenance')).toBeVisible()
  await hub.lab.resetReceivers()
  await breakSteady(hub)
  await page.goto(`/clusters/${hub.steadyClusterId}/history`)
  await expect(page.getByText('In maintenance, nobody was told').first()).toBeVisible()
  await expectAccessible(page)
  await hub.lab.clearFault()
  await expect(page.getByRole('region', { name: 'Incidents' }).getByText(/^Open/)).toHaveCount(0)
  expect(await hub.lab.received()).toEqual([])
  await page.goto(`/clusters/${hub.steadyClusterId}/maintenance`)
  await page.getByRole('button', { name: /^End now.*New load balancer/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End maintenance' }).click()
  await expect(page.getByText('Maintenance is over.')).toBeVisible()
})

test('a receiver that fails is tried again, with the reason on the page', async ({ page, hub }) => {
  await hub.lab.resetReceivers()
  await hub.lab.behave('webhook', 'http-500')
  await page.goto('/settings/alerts')
  await page.getByRole('link', { name: 'On-call system' }).first().click()
  await page.getByRole('button', { name: 'Send test' }).click()
  const list = deliveries(page)
  await expect(list.getByText('The receiver did not answer with a status of 200 to 299').first()).toBeVisible()
  await expect(list.getByText('Waiting').first()).toBeVisible()
  await hub.lab.behave('webhook', 'works')
  await list
    .getByRole('button', { name: /^Try again.*Test/ })
    .first()
    .click()
  await expect(list.getByText('Waiting')).toHaveCount(0)
})

test.describe('read-only', () => {
  test.use({ as: 'readOnly' })

  test('sees channels without the address of a webhook, and is told why nothing can be changed', async ({ page }) => {
    await page.goto('/settings/alerts')
    await expect(page.getByText('Only a full administrator changes alerts').first()).toBeVisible()
    await page.getByRole('link', { name: 'On-call system' }).first().click()
    await expect(page.getByRole('textbox', { name: 'URL' })).toHaveValue('https://hooks.example.net:8443/…')
    await expect(page.getByRole('button', { name: 'Send test' })).toHaveAttribute('aria-disabled', 'true')
  })
})

test.describe('en español', () => {
  test.use({ locale: 'es-ES' })

  test('un canal de correo avisa en el idioma de quien lee', async ({ page, hub }) => {
    await hub.lab.resetReceivers()
    await page.goto('/settings/alerts/new')
    await page.getByRole('textbox', { name: 'Nombre' }).fill('Guardia')
    await page.getByRole('radio', { name: /^Correo/ }).check({ force: true })
    await page.getByRole('textbox', { name: 'Direcciones de correo' }).fill('guardia@norte.example')
    await page.getByRole('combobox', { name: 'Idioma de los mensajes' }).selectOption('es')
    await page.getByRole('button', { name: 'Añadir canal' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Guardia' })).toBeVisible()
    await page.getByRole('button', { name: 'Enviar prueba' }).click()
    const { headers, body } = await hub.lab.nextReceived(({ receiver }) => receiver === 'mail')
    expect(headers.subject).toBe('[Partner Hub] Prueba del canal de alertas Guardia')
    expect(body).toContain('Ana Admin envió este mensaje')
    await expectAccessible(page)
  })
})
