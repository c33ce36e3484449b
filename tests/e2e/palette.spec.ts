import { expect, expectAccessible, test } from './support/test'

test.afterEach(async ({ hub }) => {
  await hub.lab.clearFault()
})

test('what is typed right behind Ctrl K arrives, the first time too', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('audi')
  const field = page.getByRole('dialog').getByRole('searchbox')
  await expect(field).toHaveValue('audi')
  await expectAccessible(page)
  await page.keyboard.type('t')
  await expect(page.getByRole('menuitem')).toHaveText(['Audit'])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/audit$/)
})

test('a page that has read itself again still lets the palette bring its styles', async ({ page, hub }) => {
  await page.goto('/clusters')
  const row = page.getByRole('row').filter({ has: page.getByRole('checkbox', { name: 'Select Steady', exact: true }) })
  await expect(row).toContainText('Up')
  await hub.lab.setFault({ cluster: 'steady', interface: 'xsi-events', fault: 'http-503' })
  await expect(row).not.toContainText('Up')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('menuitem', { name: 'Clusters' })).toBeVisible()
})
