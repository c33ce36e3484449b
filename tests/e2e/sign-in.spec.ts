import { people } from './support/story'
import { expect, expectAccessible, signIn, test } from './support/test'

test.describe('signing in', () => {
  test.use({ as: null })

  test('whoever is signed out is sent to sign in, and then to the page that was wanted', async ({ page }) => {
    await page.goto('/clusters?q=mad')
    await expect(page).toHaveURL(/\/sign-in\?next=/)
    await page.getByLabel('E-mail').fill(people.admin.email)
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/clusters\?q=mad$/)
  })

  test('an unknown address and a wrong password answer with the same words, and keep what was typed', async ({
    page,
  }) => {
    const answers: (string | null)[] = []
    for (const email of [people.support.email, 'nobody@norte.example']) {
      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill(email)
      await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      const alert = page.getByRole('main').getByRole('alert')
      await expect(alert).toBeVisible()
      answers.push(await alert.textContent())
      await expect(page.getByLabel('E-mail')).toHaveValue(email)
    }
    expect(answers[0]).toBe(answers[1])
  })

  test('the page has no accessibility violation in either theme', async ({ page }) => {
    await page.goto('/sign-in')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
    await expectAccessible(page)
  })

  test('an address to return to never leads off the hub', async ({ page, hub }) => {
    await page.goto('/sign-in?next=https://evil.example/')
    await page.getByLabel('E-mail').fill(people.readOnly.email)
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(`${hub.origin}/`)
  })

  test('signing out ends the session for every copy of its cookie', async ({ page, browser, hub }) => {
    await signIn(page, 'support')
    const copied = await page.context().storageState()
    await page.getByRole('button', { name: 'Sign out' }).first().click()
    await expect(page).toHaveURL(/sign-in/)
    const thief = await browser.newContext({ baseURL: hub.origin, storageState: copied })
    const stolen = await thief.newPage()
    await stolen.goto('/')
    await expect(stolen).toHaveURL(/sign-in/)
    await thief.close()
  })
})

test.describe('in Spanish', () => {
  test.use({ as: null, locale: 'es-ES' })

  test('the sign-in page speaks the language that the browser asks for', async ({ page }) => {
    await page.goto('/sign-in')
    await expect(page.getByRole('button', { name: 'Iniciar sesión' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  })
})
