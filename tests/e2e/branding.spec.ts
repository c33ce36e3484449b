import type { Page } from '@playwright/test'
import { makeCluster, makeCustomers, makeTemplate } from '../support/factories'
import { makeHousehold } from './support/household'
import type { Hub } from './support/hub'
import { signInContext } from './support/session'
import { expect, expectAccessible, test } from './support/test'

test.use({ as: null })

const shape = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 8"><path fill="#0b6b74" d="M0 0h24v8H0z"/></svg>'
const file = (content: string) => ({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(content) })

/** A partner of its own with one customer, and its full admin signed in. */
async function household(hub: Hub, page: Page): Promise<{ customerId: string }> {
  const { partnerId, admin } = await makeHousehold(hub)
  const cluster = await makeCluster(hub.database, partnerId)
  const template = await makeTemplate(hub.database, partnerId, cluster.id)
  const [customer] = await makeCustomers(hub.database, partnerId, template.id, 1, { name: 'Harbor Hotels' })
  await signInContext(hub, page.context(), admin)
  return { customerId: customer?.id ?? '' }
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true }).last()).toBeVisible()
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' })

test('all customers are branded: contrast is mended, the preview follows, a failing colour is asked about', async ({
  page,
  hub,
}) => {
  await household(hub, page)
  await page.goto('/branding')
  await expect(page.getByText('being retired')).toBeVisible()
  await page.getByRole('textbox', { name: 'Brand name' }).fill('Este Voz')
  await expect(preview(page).getByText('Sign in to Este Voz').first()).toBeVisible()

  await page.getByRole('textbox', { name: 'Hyperlinks and banner, light', exact: true }).fill('#2f8f98')
  await expect(
    page.getByText('Hyperlinks and banner, light on #ffffff: nearest that passes is #2b828a, 4.5'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Use #2b828a' }).click()
  await expect(page.getByRole('textbox', { name: 'Hyperlinks and banner, light', exact: true })).toHaveValue('#2b828a')

  await page.getByRole('textbox', { name: 'E-mail signature' }).fill('<b>Este</b> & Voz')
  await preview(page).getByRole('button', { name: 'Activation mail' }).click()
  await expect(preview(page).getByText('<b>Este</b> & Voz').first()).toBeVisible()
  await preview(page).getByRole('button', { name: 'Español' }).click()
  await expect(preview(page).getByText('Activar cuenta').first()).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('textbox', { name: 'Primary, light', exact: true }).fill('#ffe08a')
  await save(page)
  const question = page.getByRole('alertdialog', { name: '1 color fails contrast' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Nothing was saved. Change the colors that fail')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Brand name' })).toHaveValue('Este Voz')
  await save(page)
  await question.getByRole('button', { name: 'Save all the same' }).click()
  await saved(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Primary, light', exact: true })).toHaveValue('#ffe08a')
  await page.goto('/audit')
  await expect(page.getByRole('row').filter({ hasText: 'Branding changed' }).first()).toBeVisible()
})

test('a customer is branded: it keeps its own, inherits the rest, and is reset field by field and whole', async ({
  page,
  hub,
}) => {
  await household(hub, page)
  await page.goto('/branding')
  await page.getByRole('textbox', { name: 'Brand name' }).fill('Este Voz')
  await page.getByRole('textbox', { name: 'Terms of service' }).fill('https://este.example/terms')
  await save(page)
  await saved(page)

  await page.getByRole('link', { name: 'Brands of customers' }).click()
  await expect(page.getByText('Inherits all of it')).toBeVisible()
  await page.getByRole('link', { name: 'Harbor Hotels' }).click()
  const name = page.getByRole('textbox', { name: 'Brand name' })
  await expect(name).toHaveValue('Este Voz')
  await expect(page.getByText('Inherited from Este Voz').first()).toBeVisible()
  await name.fill('Harbor')
  await page.getByRole('textbox', { name: 'Primary, light', exact: true }).fill('#8a3ffc')
  await page.getByRole('checkbox', { name: 'Another partner serves it too' }).check({ force: true })
  await save(page)
  await saved(page)
  await expect(page.getByText('Customized').first()).toBeVisible()
  await expect(page.getByText(/its users see the vendor's default brand/)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Reset Brand name' }).click()
  await expect(name).toHaveValue('Este Voz')
  await expect(page.getByRole('textbox', { name: 'Primary, light', exact: true })).toHaveValue('#8a3ffc')
  await page.getByRole('button', { name: 'Reset to default branding' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question.getByText('Primary, light')).toBeVisible()
  await question.getByRole('button', { name: 'Reset to default branding' }).click()
  await expect(page.getByText(/^Inherits all of Este Voz's brand/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Primary, light', exact: true })).toHaveValue('')
})

test('a hostile SVG is refused with its reason and everything typed is kept; a logo is drawn anew', async ({
  page,
  hub,
}) => {
  await household(hub, page)
  await page.goto('/branding')
  const name = page.getByRole('textbox', { name: 'Brand name' })
  await name.fill('Este «Ñandú»')
  const choose = page.getByLabel('Choose the logo for Light mode')
  const light = page.getByRole('region', { name: 'Light mode' })

  await choose.setInputFiles(file(shape.replace('<path', '<script>alert(1)</script><path')))
  await expect(light.getByRole('alert')).toContainText('contains a script or an event handler')
  await choose.setInputFiles(file(`<!DOCTYPE svg [<!ENTITY a "b">]>${shape}`))
  await expect(light.getByRole('alert')).toContainText('entities or a document type')
  await choose.setInputFiles(file(shape.replace('<path', '<image href="https://x.example/a.png"/><path')))
  await expect(light.getByRole('alert')).toContainText('embedded pictures are refused')
  await expect(name).toHaveValue('Este «Ñandú»')

  await choose.setInputFiles(file(shape))
  await expect(light.getByRole('img', { name: 'Logo for Light mode' })).toBeVisible()
  await expect(light.getByText('drawn anew as PNG')).toBeVisible()
  await expect(preview(page).getByRole('img', { name: 'Este «Ñandú»' }).first()).toBeVisible()
  await expect(name).toHaveValue('Este «Ñandú»')
  await save(page)
  await saved(page)
  await light.getByRole('button', { name: 'Reset Logo for Light mode' }).click()
  await expect(light.getByText('No logo')).toBeVisible()
  await expect(name).toHaveValue('Este «Ñandú»')
})

test('two people who brand at once: different settings come together, one setting is chosen between', async ({
  page,
  hub,
  context,
}) => {
  await household(hub, page)
  await page.goto('/branding')
  const other = await context.newPage()
  await other.goto('/branding')
  await other.getByRole('textbox', { name: 'Brand name' }).fill('Este')
  await other.getByRole('textbox', { name: 'E-mail signature' }).fill('Este Voz')
  await save(other)
  await saved(other)

  await page.getByRole('textbox', { name: 'Support description' }).fill('Call us')
  await page.getByRole('textbox', { name: 'Brand name' }).fill('Este Voz SA')
  await save(page)
  const disputes = page.getByRole('region', { name: 'Changed by two people' })
  await expect(disputes.getByRole('button', { name: 'Take that of Eva Este: Este' })).toBeVisible()
  await expectAccessible(page)
  await disputes.getByRole('button', { name: 'Keep mine: Este Voz SA' }).click()
  await save(page)
  await saved(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Brand name' })).toHaveValue('Este Voz SA')
  await expect(page.getByRole('textbox', { name: 'E-mail signature' })).toHaveValue('Este Voz')
  await expect(page.getByRole('textbox', { name: 'Support description' })).toHaveValue('Call us')
  await other.close()
})

test('by keyboard alone: a wrong link is refused at its field, mended and saved', async ({ page, hub }) => {
  await household(hub, page)
  await page.goto('/branding')
  const terms = page.getByRole('textbox', { name: 'Terms of service' })
  await terms.focus()
  await page.keyboard.type('http://este.example/terms')
  await page.keyboard.press('Control+s')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Use https://. Plain connections are not supported.')).toBeVisible()
  await terms.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('https://este.example/terms')
  await page.keyboard.press('Enter')
  await saved(page)
})

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' })

  test('the page, its refusals and the preview read as Spanish', async ({ page, hub }) => {
    const { customerId } = await household(hub, page)
    await page.goto('/branding')
    await expect(page.getByRole('heading', { level: 1, name: 'Marca' })).toBeVisible()
    await page.getByLabel('Elegir el logotipo para: Modo claro').setInputFiles(file('<html></html>'))
    await expect(page.getByText('Esto no es un SVG')).toBeVisible()
    await expect(page.getByText('Inicie sesión en Este Voz').first()).toBeVisible()
    await expectAccessible(page)
    await page.goto(`/branding/customers/${customerId}`)
    await expect(page.getByText('Si la organización ya existía')).toBeVisible()
  })
})

test.describe('a read-only admin', () => {
  test.use({ as: 'readOnly' })

  test('sees the brand with its controls explained as off', async ({ page }) => {
    await page.goto('/branding')
    await expect(page.getByText('Your role may read branding but not change it').first()).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Brand name' })).not.toBeEditable()
    await expect(page.getByRole('button', { name: 'Choose file' }).first()).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAttribute('aria-disabled', 'true')
  })
})
