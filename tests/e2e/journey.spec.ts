import type { Page } from '@playwright/test'
import type { LabCluster } from '@/lib/lab/story'
import type { Hub } from './support/hub'
import { expect, expectAccessible, test } from './support/test'

test.describe.configure({ mode: 'serial' })

const words = {
  en: {
    name: 'Cluster name',
    account: 'BroadWorks user account name',
    accountPassword: 'BroadWorks user account password',
    xsiActions: 'XSI-Actions URL',
    xsiEvents: 'XSI-Events URL',
    ctiHost: 'CTI URL',
    authentication: 'Authentication service URL',
    dms: 'DMS URL',
    next: /^Next/,
    create: 'Create cluster',
    created: (name: string) => `${name} is connected`,
    open: 'Open the cluster',
  },
  es: {
    name: 'Nombre del clúster',
    account: 'Nombre de la cuenta de usuario de BroadWorks',
    accountPassword: 'Contraseña de la cuenta de usuario de BroadWorks',
    xsiActions: 'URL de XSI-Actions',
    xsiEvents: 'URL de XSI-Events',
    ctiHost: 'URL de CTI',
    authentication: 'URL del servicio de autenticación',
    dms: 'URL de DMS',
    next: /^Siguiente/,
    create: 'Crear clúster',
    created: (name: string) => `${name} está conectado`,
    open: 'Abrir el clúster',
  },
} as const

type Words = (typeof words)['en' | 'es']

async function typeIn(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(text)
  await page.getByRole('textbox', { name: label }).blur()
}

/** Walks the wizard with the addresses of a cluster of the network, and stands before "Create cluster". */
async function fillWizard(page: Page, t: Words, name: string, cluster: LabCluster): Promise<void> {
  await typeIn(page, t.name, name)
  const next = page.getByRole('button', { name: t.next })
  await next.click()
  await typeIn(page, t.account, cluster.testAccount.userId)
  await page.getByLabel(t.accountPassword, { exact: true }).fill(cluster.testAccount.password)
  await next.click()
  await typeIn(page, t.xsiActions, cluster.urls.xsiActionsUrl)
  await typeIn(page, t.xsiEvents, cluster.urls.xsiEventsUrl)
  await next.click()
  await typeIn(page, t.ctiHost, cluster.ctiHost)
  await next.click()
  await typeIn(page, t.authentication, cluster.urls.authenticationServiceUrl)
  await next.click()
  await typeIn(page, t.dms, cluster.urls.dmsUrl)
  await next.click()
}

const malaga = (hub: Hub) => hub.lab.cluster('malaga')

test('an address over plain http is refused where it was typed', async ({ page, hub }) => {
  await page.goto('/clusters/new')
  await page.getByRole('button', { name: 'XSI', exact: false }).first().click()
  await typeIn(page, words.en.xsiActions, malaga(hub).urls.xsiActionsUrl.replace('https', 'http'))
  await expect(page.getByText(/https/).first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: words.en.xsiActions })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('button', { name: words.en.create })).toBeDisabled()
})

test('a failing interface says which stage of which address, and keeps Create off until it is mended', async ({
  page,
  hub,
}) => {
  const cluster = malaga(hub)
  await page.goto('/clusters/new')
  await fillWizard(page, words.en, 'Málaga', {
    ...cluster,
    urls: { ...cluster.urls, xsiEventsUrl: cluster.urls.xsiEventsUrl.replace('xsi-events', 'xsi-event') },
  })
  const create = page.getByRole('button', { name: words.en.create })
  await expect(page.getByText(/XSI Events fails at HTTP/)).toBeVisible()
  await expect(create).toBeDisabled()
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: /XSI/ }).click()
  for (const address of cluster.addresses) await expect(page.getByText(address).first()).toBeVisible()
  await expect(page.getByText(/404/).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Use .*xsi-events/ }).click()
  await expect(page.getByText(/XSI Events fails at HTTP/)).toHaveCount(0)
  await expect(create).toBeEnabled()
})

test('a cluster of the network is added, and is green from its first page', async ({ page, hub }) => {
  await page.goto('/clusters')
  await page.getByRole('link', { name: 'Add cluster' }).click()
  await fillWizard(page, words.en, 'Málaga', malaga(hub))
  const create = page.getByRole('button', { name: words.en.create })
  await expect(create).toBeEnabled()
  await expectAccessible(page)
  await create.click()
  await expect(page.getByRole('heading', { name: words.en.created('Málaga') })).toBeVisible()
  await page.getByRole('link', { name: words.en.open }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Málaga/ })).toBeVisible()
  await expect(page.getByText('2 of 2').first()).toBeVisible()
  await page.goto('/audit')
  await expect(page.getByRole('row').filter({ hasText: 'Cluster created' }).filter({ hasText: 'Málaga' })).toBeVisible()
})

test('the server checks again: what broke since the form was filled is refused, with stage and address', async ({
  page,
  hub,
}) => {
  const cluster = hub.lab.cluster('steady')
  await page.goto('/clusters/new')
  await fillWizard(page, words.en, 'Almería', cluster)
  const create = page.getByRole('button', { name: words.en.create })
  await expect(create).toBeEnabled()
  await hub.lab.setFault({ cluster: 'steady', interface: 'authentication-service', fault: 'http-500' })
  await create.click()
  await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible()
  await hub.lab.clearFault()
  await page.goto('/clusters')
  await expect(page.getByText('Almería')).toHaveCount(0)
})

test('an edit is saved with what it changed, and an edit made meanwhile is not overwritten', async ({
  page,
  hub,
  context,
}) => {
  await page.goto(`/clusters/${hub.steadyClusterId}/settings`)
  const second = await context.newPage()
  await second.goto(`/clusters/${hub.steadyClusterId}/settings`)
  await typeIn(page, words.en.name, 'Steady North')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Steady North/ })).toBeVisible()
  await typeIn(second, words.en.name, 'Steady South')
  await second.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(second.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible()
  await expect(second.getByRole('textbox', { name: words.en.name })).toHaveValue('Steady South')
  await second.close()
  await expectAccessible(page)
  // The other tests of this worker know the cluster by its name.
  await hub.database.asPartner(hub.partnerId, (tx) =>
    tx.cluster.update({ where: { id: hub.steadyClusterId }, data: { name: 'Steady' } }),
  )
})

test('a cluster is deleted only when its name is typed', async ({ page }) => {
  await page.goto('/clusters')
  await page
    .getByRole('link', { name: /Málaga/ })
    .first()
    .click()
  await page.getByRole('navigation', { name: 'Pages of Málaga' }).getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Delete cluster' }).click()
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  const verb = dialog.getByRole('button', { name: 'Delete cluster' })
  await expect(verb).toBeDisabled()
  await expectAccessible(page)
  await dialog.getByRole('textbox').fill('Málaga')
  await verb.click()
  await expect(page).toHaveURL(/\/clusters(\?|$)/)
  await expect(page.getByRole('link', { name: /Málaga/ })).toHaveCount(0)
})

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' })

  test('the same cluster is added in Spanish', async ({ page, hub }) => {
    await page.goto('/clusters/new')
    await fillWizard(page, words.es, 'Málaga', malaga(hub))
    const create = page.getByRole('button', { name: words.es.create })
    await expect(create).toBeEnabled()
    await create.click()
    await expect(page.getByRole('heading', { name: words.es.created('Málaga') })).toBeVisible()
    await page.getByRole('link', { name: words.es.open }).click()
    await expect(page.getByText('2 de 2').first()).toBeVisible()
    await expectAccessible(page)
  })
})
