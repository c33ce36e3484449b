import { expect, expectAccessible, test } from './support/test'

test.describe('locales', () => {
  test('the default of a language is overridden after a preview, tried, and reset', async ({ page }) => {
    await page.goto('/locales')
    await expect(page.getByRole('columnheader', { name: 'Subscribers' })).toBeVisible()
    const tryIt = page.getByRole('region', { name: 'Try it' })
    await expect(tryIt.getByText('fr + BE gives fr_FR because fr_BE is not supported.')).toBeVisible()

    await page.getByRole('radio', { name: 'pt_BR when only Portuguese is known' }).click()
    const preview = page.getByRole('dialog', { name: 'Use pt_BR for Portuguese?' })
    await expect(preview.getByText('pt_PT → pt_BR')).toBeVisible()
    await expect(preview.getByText('English, en_US → pt_BR')).toBeVisible()
    await expect(
      preview.getByText(/known subscribers would get another locale, were they provisioned anew/),
    ).toBeVisible()
    await expectAccessible(page)
    await preview.getByRole('button', { name: 'Use pt_BR' }).click()
    await expect(page.getByText('Your default')).toBeVisible()

    await tryIt.getByRole('textbox', { name: 'Language' }).fill('pt')
    await tryIt.getByRole('combobox', { name: 'Template country' }).selectOption('AO')
    await expect(tryIt.getByText('pt + AO gives pt_BR, your override, because pt_AO is not supported.')).toBeVisible()

    await page.getByRole('button', { name: 'Reset to pt_PT' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Use pt_PT' }).click()
    await expect(page.getByText('Your default')).toBeHidden()
    await expect(tryIt.getByText(/^pt \+ AO gives pt_PT because/)).toBeVisible()
    await expect(tryIt.getByText('No meetings site in pt_PT: it is in English, en_US')).toBeVisible()
    await page.goto('/audit')
    await expect(page.getByRole('row').filter({ hasText: 'Default locale reset' }).first()).toBeVisible()
  })

  test('nonsense in the box is refused with a sentence, and the template answers', async ({ page }) => {
    await page.goto('/locales')
    const tryIt = page.getByRole('region', { name: 'Try it' })
    await tryIt.getByRole('textbox', { name: 'Language' }).fill('<script>alert(1)</script>')
    await expect(tryIt.getByText(/is refused: write two letters/)).toBeVisible()
    await expect(tryIt.getByText(/^nl_NL$/)).toBeVisible()
    await tryIt.getByRole('textbox', { name: 'Language' }).fill('en-us')
    await expect(tryIt.getByText('“en-us” was read as en_US.')).toBeVisible()
  })

  test('the list is searched by the address, and the call-in map is changed with a way back', async ({ page }) => {
    await page.goto('/locales?q=noruego')
    await expect(page.getByText('No locale matches')).toBeVisible()
    await page.goto('/locales?site=english')
    await expect(page.getByRole('rowheader')).toHaveText([/Spanish/, /Portuguese/, /Indonesian/, /Norwegian/])

    await page.getByRole('link', { name: 'Call-in locations' }).click()
    await page.goto('/locales/call-in?q=belgium')
    const choice = page.getByRole('combobox', { name: 'Location of Belgium' })
    await choice.selectOption('EMEA')
    await expect(page.getByText('Belgium is now in EMEA')).toBeVisible()
    await expect(page.getByRole('cell', { name: '+44' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(choice).toHaveValue('EURO')
  })
})

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' })

  test('the page, the preview and the reasons read as Spanish', async ({ page }) => {
    await page.goto('/locales')
    await expect(page.getByRole('heading', { level: 1, name: 'Configuraciones regionales' })).toBeVisible()
    await page.getByRole('radio', { name: 'fr_CA cuando solo se conoce: Francés' }).click()
    await expect(page.getByRole('dialog', { name: '¿Usar fr_CA para Francés?' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('fr + BE da fr_FR porque fr_BE no está admitida.')).toBeVisible()
    await expectAccessible(page)
  })
})

test.describe('a read-only admin', () => {
  test.use({ as: 'readOnly' })

  test('reads everything and is told why nothing can be chosen', async ({ page }) => {
    await page.goto('/locales')
    const radio = page.getByRole('radio', { name: 'pt_BR when only Portuguese is known' })
    await expect(radio).toHaveAttribute('title', 'Your role may read locales but not choose defaults')
    await radio.click({ force: true })
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.goto('/locales/call-in?q=belgium')
    await expect(page.getByText('Your role may read this map but not change it')).toBeVisible()
    await expect(page.getByRole('combobox')).toHaveCount(0)
  })
})
