import { expect, expectAccessible, test } from './support/test'

test.describe.configure({ mode: 'serial' })

const row = (name: string) => new RegExp(name)

test.afterAll(async ({ hub }) => {
  await hub.lab.clearFault()
})

test('a healthy cluster is green on both addresses, stage by stage', async ({ page, hub }) => {
  await page.goto(`/clusters/${hub.steadyClusterId}/interfaces`)
  await expect(page.getByRole('heading', { level: 1, name: /Steady/ })).toBeVisible()
  const actions = page.getByRole('button', { name: row('XSI Actions') })
  await expect(page.getByText('2 of 2').first()).toBeVisible()
  await actions.click()
  for (const address of hub.lab.cluster('steady').addresses) await expect(page.getByText(address).first()).toBeVisible()
  await expectAccessible(page)
})

test('one broken address leaves the cluster green with its badge, and the page says so without a reload', async ({
  page,
  hub,
}) => {
  await page.goto(`/clusters/${hub.steadyClusterId}/interfaces`)
  await expect(page.getByRole('heading', { level: 1 }).locator('..').getByText('Up', { exact: true })).toBeVisible()
  await hub.lab.setFault({ cluster: 'steady', site: 'b', interface: 'xsi-actions', fault: 'http-503' })
  await expect(page.getByText(/1 of 2 addresses/).first()).toBeVisible()
  await expect(page.getByText('503').first()).toBeVisible()
})

test('both addresses broken turn it red, with what that breaks', async ({ page, hub }) => {
  await page.goto(`/clusters/${hub.steadyClusterId}/interfaces`)
  await hub.lab.setFault({ cluster: 'steady', site: 'a', interface: 'xsi-actions', fault: 'certificate-expired' })
  await expect(page.getByText('0 of 2').first()).toBeVisible()
  await expect(page.getByText('Down', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/token refresh/).first()).toBeVisible()
  await expect(page.getByText('Expired').first()).toBeVisible()
  await expectAccessible(page)
})

test('mended, it is green again, and the history keeps each change with its reason', async ({ page, hub }) => {
  await page.goto(`/clusters/${hub.steadyClusterId}/interfaces`)
  await hub.lab.clearFault()
  await expect(page.getByText('0 of 2')).toHaveCount(0)
  await expect(page.getByText(/1 of 2/)).toHaveCount(0)
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page).toHaveURL(/history/)
  await expect(page.getByText('503').first()).toBeVisible()
  await expectAccessible(page)
})

test.describe('support', () => {
  test.use({ as: 'support' })

  test('checks a cluster live, and is told why it may not edit it', async ({ page, hub }) => {
    await page.goto(`/clusters/${hub.steadyClusterId}/interfaces`)
    await page.getByRole('button', { name: 'Check now' }).click()
    await expect(page.getByRole('button', { name: 'Check now' })).toBeEnabled()
    await page.goto('/clusters/new')
    await expect(page.getByRole('button', { name: 'Create cluster' })).toHaveCount(0)
  })
})

test.describe('read-only', () => {
  test.use({ as: 'readOnly' })

  test('sees the state and has no button that fails', async ({ page, hub }) => {
    await page.goto(`/clusters/${hub.steadyClusterId}/interfaces`)
    await expect(page.getByText('2 of 2').first()).toBeVisible()
    const check = page.getByRole('button', { name: 'Check now' })
    if (await check.count()) await expect(check).toBeDisabled()
  })
})

test.describe('another partner', () => {
  test.use({ as: 'stranger' })

  test('finds a foreign cluster exactly as missing as one that never was', async ({ page, hub }) => {
    const absent = hub.steadyClusterId.replace(/.{4}$/, '0000')
    for (const tab of ['interfaces', 'history', 'settings']) {
      const foreign = await page.goto(`/clusters/${hub.steadyClusterId}/${tab}`)
      const foreignText = await page.getByRole('main').textContent()
      const missing = await page.goto(`/clusters/${absent}/${tab}`)
      expect(foreign?.status()).toBe(404)
      expect(missing?.status()).toBe(404)
      await expect(page.getByRole('main')).toHaveText(foreignText ?? '')
    }
    await page.goto('/clusters')
    await expect(page.getByText('Steady')).toHaveCount(0)
    await expect(page.getByRole('link', { name: /Other/ })).toBeVisible()
  })
})
