import { expect, expectAccessible, test } from './support/test'

test.use({ as: null })

test.afterEach(async ({ hub }) => {
  await hub.lab.clearFault()
})

test('a fault that is chosen shows on the wire, keeps the focus, and is mended with all others', async ({
  page,
  hub,
}) => {
  await page.goto(hub.lab.environment.LAB_URL)
  const [address = ''] = hub.lab.cluster('steady').addresses
  const choice = page.getByRole('combobox', { name: new RegExp(`XSI Events.*${address.replaceAll('.', '\\.')}`) })
  await choice.focus()
  await choice.selectOption({ label: '503 Service Unavailable' })
  await expect(page.getByRole('status')).toContainText('503 Service Unavailable')
  await expect(choice).toBeFocused()
  expect(await hub.lab.faults()).toMatchObject([
    { cluster: 'steady', address, interface: 'xsi-events', fault: 'http-503' },
  ])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Mend all' }).click()
  await expect(page.getByRole('heading', { name: 'No fault' })).toBeVisible()
  expect(await hub.lab.faults()).toEqual([])
})

test('a fault that somebody else sets appears by itself', async ({ page, hub }) => {
  await page.goto(`${hub.lab.environment.LAB_URL}/?lang=es`)
  await expect(page.getByRole('heading', { name: 'Sin averías' })).toBeVisible()
  await hub.lab.setFault({ cluster: 'steady', fault: 'refuse' })
  await expect(page.getByRole('heading', { name: '1 avería' })).toBeVisible()
})

test('it fits a phone', async ({ page, hub }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(hub.lab.environment.LAB_URL)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await expectAccessible(page)
})
