import type { Locator, Page } from '@playwright/test'
import { newId } from '@/lib/platform/clock'
import { makeCustomers, makeTemplate } from '../support/factories'
import type { Hub } from './support/hub'
import { people } from './support/story'
import { expect, expectAccessible, test } from './support/test'

const words = {
  en: {
    name: 'Template name',
    country: 'Country or region',
    language: 'Default email language',
    cluster: 'Cluster',
    admin: 'Service provider admin e-mail',
    account: 'Provisioning account name',
    password: 'Provisioning account password',
    again: 'Provisioning account password, again',
    package: /^Standard/,
    authentication: /^BroadWorks/,
    next: /^Next/,
    create: 'Create template',
    ready: (name: string) => `${name} is ready`,
    id: 'Provisioning ID',
    copy: 'Copy Provisioning ID',
  },
  es: {
    name: 'Nombre de la plantilla',
    country: 'País o región',
    language: 'Idioma predeterminado del correo',
    cluster: 'Clúster',
    admin: 'Correo del administrador del proveedor de servicios',
    account: 'Nombre de la cuenta de aprovisionamiento',
    password: 'Contraseña de la cuenta de aprovisionamiento',
    again: 'Contraseña de la cuenta de aprovisionamiento, otra vez',
    package: /^Standard/,
    authentication: /^BroadWorks/,
    next: /^Siguiente/,
    create: 'Crear plantilla',
    ready: (name: string) => `${name} está lista`,
    id: 'ID de aprovisionamiento',
    copy: 'Copiar ID de aprovisionamiento',
  },
} as const
type Words = (typeof words)['en' | 'es']

const select = (page: Page, label: string) => page.getByRole('combobox', { name: label, exact: true })

/** Walks the wizard to its review; `method` is chosen where users come to be. */
async function walk(page: Page, t: Words, name: string, method: RegExp): Promise<void> {
  const next = page.getByRole('button', { name: t.next })
  await page.getByRole('textbox', { name: t.name }).fill(name)
  await select(page, t.country).selectOption('ES')
  await select(page, t.language).selectOption('es_ES')
  await next.click()
  await select(page, t.cluster).selectOption({ label: 'Steady' })
  await select(page, t.admin).selectOption(people.admin.email)
  await next.click()
  await page.getByRole('button', { name: method }).click()
  const account = page.getByRole('textbox', { name: t.account, exact: true })
  if (await account.isVisible()) {
    await account.fill('wbx-prov')
    await page.getByLabel(t.password, { exact: true }).fill('Señal-2026')
    await page.getByLabel(t.again, { exact: true }).fill('Señal-2026')
  }
  await next.click()
  await page.getByRole('radio', { name: t.package }).check({ force: true })
  await next.click()
  await next.click()
  await page.getByRole('radio', { name: t.authentication }).check({ force: true })
  await next.click()
  await next.click()
}

async function expectCreated(page: Page, t: Words, name: string): Promise<void> {
  await page.getByRole('button', { name: t.create }).click()
  await expect(page.getByRole('heading', { name: t.ready(name) })).toBeFocused()
  await expect(page.getByText(t.id, { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: t.copy })).toBeVisible()
}

/** A template with customers that a test may change. */
async function inUse(hub: Hub, given: Parameters<typeof makeTemplate>[3] = {}) {
  const name = `Used ${newId()}`
  const template = await makeTemplate(hub.database, hub.partnerId, hub.steadyClusterId, {
    name,
    country: 'ES',
    adminEmail: people.admin.email,
    ...given,
  })
  await makeCustomers(hub.database, hub.partnerId, template.id, 3)
  return template
}

const review = (page: Page) => page.getByRole('button', { name: 'Review and save' })

test.describe('a template can be made for', () => {
  for (const method of [
    'Flow-through, trusted e-mails',
    'Flow-through, untrusted e-mails',
    'Self-provisioning',
    'API, trusted e-mails',
    'API, untrusted e-mails',
  ]) {
    test(method, async ({ page }) => {
      const name = `${method} ${newId()}`
      await page.goto('/templates/new')
      await walk(page, words.en, name, new RegExp(`^${method}`))
      await expect(page.getByRole('complementary').getByRole('heading', { name: method })).toBeVisible()
      if (method === 'Flow-through, untrusted e-mails') await expectAccessible(page)
      await expectCreated(page, words.en, name)
      if (method === 'Self-provisioning') await expectAccessible(page)
      await page.getByRole('link', { name: 'Open the template' }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await expect(page.getByText('Señal-2026')).toHaveCount(0)
      expect(await page.content()).not.toContain('Señal-2026')
    })
  }
})

test('a refused combination is named where it stands and mended there', async ({ page }) => {
  const name = `Mended ${newId()}`
  await page.goto('/templates/new')
  await walk(page, words.en, name, /^Self-provisioning/)
  const steps = page.getByRole('navigation', { name: 'Steps' })
  await steps.getByRole('button', { name: /^Provisioning mode/ }).click()
  await page.getByRole('switch', { name: /flow-through/ }).click()
  await page.getByRole('textbox', { name: words.en.account, exact: true }).fill('wbx-prov')
  await page.getByLabel(words.en.password, { exact: true }).fill('one')
  await page.getByLabel(words.en.again, { exact: true }).fill('one')
  await steps.getByRole('button', { name: /^User verification/ }).click()
  await expect(page.getByRole('button', { name: words.en.create })).toBeDisabled()
  await page.getByRole('checkbox', { name: /self-activate/ }).focus()
  await page.getByRole('checkbox', { name: /self-activate/ }).blur()
  await expect(page.getByText(/Self-activation needs flow-through off/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Turn self-activation off' }).click()
  await expect(page.getByText(/Self-activation needs flow-through off/)).toHaveCount(0)
  await expectCreated(page, words.en, name)
})

test('names that differ only in case or accents are refused at the name, and nothing typed is lost', async ({
  page,
  hub,
}) => {
  const taken = await inUse(hub)
  await page.goto('/templates/new')
  await walk(page, words.en, taken.name.toUpperCase().replace('USED', 'ÜSED'), /^API, trusted/)
  await page.getByRole('button', { name: words.en.create }).click()
  await expect(page.getByRole('textbox', { name: words.en.name })).toBeFocused()
  await expect(page.getByText(`There is a template called ${taken.name} already`, { exact: false })).toBeVisible()
  await expect(select(page, words.en.country)).toHaveValue('ES')
})

test('an edit shows whom it reaches and what stays before it is saved, and the version it made afterwards', async ({
  page,
  hub,
}) => {
  const template = await inUse(hub)
  await page.goto(`/templates/${template.id}/settings`)
  await page.getByRole('radio', { name: /^Premium/ }).check({ force: true })
  await page.getByRole('radio', { name: /^Webex/ }).check({ force: true })
  await expect(page.getByText('affects 3 customers')).toBeVisible()
  await review(page).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading')).toHaveText(`Save 2 changes of ${template.name}?`)
  await expect(dialog.getByRole('row', { name: /Default package/ })).toContainText('new users only')
  await expect(
    dialog.getByText('existing organizations keep their authentication mode', { exact: false }),
  ).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Back to the form' }).click()
  await expect(page.getByRole('radio', { name: /^Premium/ })).toBeChecked()
  await review(page).click()
  await dialog.getByRole('button', { name: 'Save 2 changes' }).click()
  await expect(page.getByText('Saved as version 2')).toBeVisible()
  await page.getByRole('link', { name: /^History/ }).click()
  await expect(page.getByRole('row', { name: /Default package/ })).toContainText('Premium')
})

test('an earlier version is compared and restored, and nothing is lost', async ({ page, hub }) => {
  const template = await inUse(hub)
  await page.goto(`/templates/${template.id}/settings`)
  await select(page, words.en.country).selectOption('PT')
  await review(page).click()
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByText('Saved as version 2')).toBeVisible()
  await page.goto(`/templates/${template.id}/history`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore version 1' }).click()
  await expect(page.getByText('Version 1 is restored as version 3')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Versions' })).toContainText('Restored version 1')
  await page.goto(`/templates/${template.id}/details`)
  await expect(page.getByRole('definition').filter({ hasText: 'Spain' })).toBeVisible()
})

test('two people who change one field choose whose value stays; other fields come together', async ({
  page,
  hub,
  context,
}) => {
  const template = await inUse(hub)
  await page.goto(`/templates/${template.id}/settings`)
  await select(page, words.en.country).selectOption('FR')
  const other = await context.newPage()
  await other.goto(`/templates/${template.id}/settings`)
  await select(other, words.en.country).selectOption('PT')
  await other.getByRole('switch', { name: /directory/ }).click()
  await review(other).click()
  await other.getByRole('button', { name: 'Save 2 changes' }).click()
  await expect(other.getByText('Saved as version 2')).toBeVisible()

  await review(page).click()
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByRole('alert').getByText(`${people.admin.name} changed this`, { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Keep mine: France' }).click()
  await expect(page.getByRole('switch', { name: /directory/ })).toBeChecked()
  await review(page).click()
  await expect(page.getByRole('dialog').getByRole('row', { name: /Country/ })).toContainText('Portugal')
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByText('Saved as version 3')).toBeVisible()
})

test('a template that customers use cannot be deleted, and says which; an unused one can, and comes back', async ({
  page,
  hub,
}) => {
  const used = await inUse(hub)
  await page.goto(`/templates/${used.id}/details`)
  await expect(page.getByRole('button', { name: 'Delete template' })).toBeDisabled()
  await expect(page.getByText('3 customers use it', { exact: false })).toBeVisible()
  const unused = await makeTemplate(hub.database, hub.partnerId, hub.steadyClusterId, { name: `Unused ${newId()}` })
  await page.goto(`/templates/${unused.id}/details`)
  await page.getByRole('button', { name: 'Delete template' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`${unused.name} is back`)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: unused.name })).toBeVisible()
})

test('what was typed is there again after leaving, without the password', async ({ page }) => {
  await page.goto('/templates/new')
  await page.getByRole('textbox', { name: words.en.name }).fill('Half a template')
  const steps = page.getByRole('navigation', { name: 'Steps' })
  await steps.getByRole('button', { name: /^Provisioning mode/ }).click()
  await page.getByRole('button', { name: /^Flow-through, trusted/ }).click()
  await page.getByLabel(words.en.password, { exact: true }).fill('Señal-2026')
  await page.getByRole('button', { name: 'Save draft and leave' }).click()
  await page.goto('/templates/new')
  await expect(page.getByRole('textbox', { name: words.en.name })).toHaveValue('Half a template')
  await steps.getByRole('button', { name: /^Provisioning mode/ }).click()
  await expect(page.getByLabel(words.en.password, { exact: true })).toHaveValue('')
  await page.getByRole('button', { name: 'Start over' }).click()
})

test('the try-it box of the form answers for the country that is chosen', async ({ page }) => {
  await page.goto('/templates/new')
  await select(page, words.en.country).selectOption('MX')
  await page.getByText('Try it: which locale would a user get?').click()
  await page.getByRole('textbox', { name: 'Language', exact: true }).fill('es')
  await expect(page.getByText('es_MX', { exact: true }).first()).toBeVisible()
})

test('a template is made by keyboard alone', async ({ page }) => {
  const name = `Keys ${newId()}`
  await page.goto('/templates/new')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Tabs until the control has the focus. */
  const reach = async (control: Locator) => {
    for (let tabs = 0; tabs < 80; tabs++) {
      if (await control.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    await expect(control).toBeFocused()
  }
  const next = async () => {
    await reach(page.getByRole('button', { name: words.en.next }))
    await press('Enter')
  }
  await reach(page.getByRole('textbox', { name: words.en.name }))
  await page.keyboard.type(name)
  await press('Tab')
  await page.keyboard.type('Spain')
  await press('Tab')
  await page.keyboard.type('Spanish (Spain)')
  await next()
  await press('Tab')
  await page.keyboard.type('Steady')
  await press('Tab', 'Tab')
  await page.keyboard.type(people.admin.name)
  await next()
  await reach(page.getByRole('button', { name: /^API, trusted/ }))
  await press('Enter')
  await next()
  await press('Tab', 'Space')
  await next()
  await next()
  await press('Tab', 'Space')
  await next()
  await next()
  await reach(page.getByRole('button', { name: words.en.create }))
  await press('Enter')
  await expect(page.getByRole('heading', { name: words.en.ready(name) })).toBeFocused()
})

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' })

  test('a template is made and edited', async ({ page, hub }) => {
    const name = `Plantilla ${newId()}`
    await page.goto('/templates/new')
    await walk(page, words.es, name, /^Flow-through, correos de confianza/)
    await expectAccessible(page, ['light'])
    await expectCreated(page, words.es, name)
    const template = await inUse(hub)
    await page.goto(`/templates/${template.id}/settings`)
    await page.getByRole('radio', { name: /^Premium/ }).check({ force: true })
    await page.getByRole('button', { name: 'Revisar y guardar' }).click()
    await expect(page.getByRole('dialog')).toContainText('solo usuarios nuevos')
    await page.getByRole('button', { name: 'Guardar 1 cambio' }).click()
    await expect(page.getByText('Guardada como versión 2')).toBeVisible()
  })
})

test.describe('somebody who may only look', () => {
  test.use({ as: 'readOnly' })

  test('sees every value and every version, and why nothing can be changed', async ({ page, hub }) => {
    const template = await inUse(hub)
    await page.goto(`/templates/${template.id}/settings`)
    await expect(page.getByText('Your role may look but not change this template.').first()).toBeVisible()
    await expect(page.getByRole('textbox', { name: words.en.name })).not.toBeEditable()
    await page.goto(`/templates/${template.id}/details`)
    await expect(page.getByRole('button', { name: 'Delete template' })).toBeDisabled()
  })
})
