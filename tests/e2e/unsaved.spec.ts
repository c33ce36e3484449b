import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/test'

/** From the list of clusters to the profile, with something typed. */
async function typeIntoProfile(page: Page) {
  await page.goto('/clusters')
  await page.getByRole('button', { name: /Ana Admin/ }).click()
  await page.getByRole('link', { name: 'Profile and security' }).click()
  await expect(page).toHaveURL(/\/settings\/profile$/)
  const name = page.getByRole('textbox', { name: 'Full name' })
  await name.fill('Ana del Norte')
  return name
}

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Leave without saving?' })

const ways = {
  'a link': (page: Page) => page.getByRole('navigation').getByRole('link', { name: 'Audit' }).click(),
  Back: (page: Page) => page.evaluate(() => history.back()),
}

for (const [way, leave] of Object.entries(ways)) {
  test(`${way} asks before unsaved changes are lost; who stays has everything as it was, who leaves saves nothing`, async ({
    page,
  }) => {
    const name = await typeIntoProfile(page)
    await leave(page)
    await expect(question(page)).toContainText('1 change is not saved')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Stay here' }).click()
    await expect(question(page)).toBeHidden()
    await expect(name).toHaveValue('Ana del Norte')
    await expect(page).toHaveURL(/\/settings\/profile$/)

    await leave(page)
    await page.getByRole('button', { name: 'Leave without saving' }).click()
    await expect(page).toHaveURL(way === 'Back' ? /\/clusters$/ : /\/audit/)
    await page.goto('/settings/profile')
    await expect(page.getByRole('textbox', { name: 'Full name' })).toHaveValue('Ana Admin')
  })
}
