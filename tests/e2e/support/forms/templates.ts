/** The forms of a customer template. */
import { makeCluster, makeTemplate } from '../../../support/factories'
import { expect } from '../test'
import { type FormCase, fillAll, pressEvenOff, shows } from './form-case'

export const templateForms: readonly FormCase[] = [
  {
    name: 'template wizard',
    open: async ({ page, hub, partnerId, admin }) => {
      await makeCluster(hub.database, partnerId, { name: 'Alta' })
      await page.goto('/templates/new')
      const step = page.getByRole('navigation', { name: 'Steps' }).getByRole('button')
      const create = page.getByRole('button', { name: 'Create template' })
      await page.locator('#template-country').selectOption('ES')
      await page.locator('#template-emailLanguage').selectOption('es_ES')
      await step.nth(1).click()
      await page.locator('#template-adminEmail').selectOption(admin.email)
      await step.nth(2).click()
      await page.getByRole('button', { name: /^API, trusted/ }).click()
      await step.nth(3).click()
      await page.getByRole('radio', { name: /^Premium/ }).check({ force: true })
      await step.nth(5).click()
      await page.getByRole('radio', { name: /^Webex/ }).check({ force: true })
      await step.first().click()
      const typed = { 'template-name': 'Retail «Ñ»', 'template-partnerAdminName': 'Atención «Este»' }
      await fillAll(page, typed)
      const premium = page.getByRole('radio', { name: /^Premium/ })
      return {
        typed,
        huge: 'template-name',
        reveal: () => step.first().click(),
        alsoKept: async () => {
          await step.nth(3).click()
          await expect(premium).toBeChecked()
        },
        submit: () => create.click({ force: true }),
        saved: shows(page.getByRole('heading', { name: /Retail «Ñ» is ready/ })),
      }
    },
  },
  {
    name: 'template settings',
    open: async ({ page, hub, partnerId, admin }) => {
      const cluster = await makeCluster(hub.database, partnerId)
      const template = await makeTemplate(hub.database, partnerId, cluster.id, { adminEmail: admin.email })
      await page.goto(`/templates/${template.id}/settings`)
      const premium = page.getByRole('radio', { name: /^Premium/ })
      await premium.check({ force: true })
      return {
        typed: { 'template-name': 'Retail «renombrada»', 'template-partnerAdminName': 'Atención «Este»' },
        huge: 'template-name',
        alsoKept: () => expect(premium).toBeChecked(),
        submit: async () => {
          await pressEvenOff(page, 'Review and save')()
          const isRefused = (await page.locator('[aria-invalid=true]').count()) > 0
          if (!isRefused)
            await page
              .getByRole('dialog')
              .getByRole('button', { name: /^Save \d/ })
              .click()
        },
        saved: shows(page.getByText('Saved as version 2')),
      }
    },
  },
  {
    name: 'restoring a version',
    open: async ({ page, hub, partnerId, admin }) => {
      const cluster = await makeCluster(hub.database, partnerId)
      const template = await makeTemplate(hub.database, partnerId, cluster.id, { adminEmail: admin.email })
      await page.goto(`/templates/${template.id}/settings`)
      await page.getByRole('radio', { name: /^Premium/ }).check({ force: true })
      await pressEvenOff(page, 'Review and save')()
      await page.getByRole('button', { name: 'Save 1 change' }).click()
      await expect(page.getByText('Saved as version 2')).toBeVisible()
      await page.goto(`/templates/${template.id}/history`)
      await page.getByRole('button', { name: 'Restore version 1' }).click()
      return {
        typed: {},
        submit: () => page.getByRole('alertdialog').getByRole('button', { name: 'Restore version 1' }).click(),
        saved: shows(page.getByText('Version 1 is restored as version 3')),
      }
    },
  },
]
