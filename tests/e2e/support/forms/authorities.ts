/** The forms that make keys and certificates. */
import { expect } from '../test'
import { arrivesAt, at, type FormCase, press, sentence, shows } from './form-case'

export const authorityForms: readonly FormCase[] = [
  {
    name: 'key and request',
    open: async ({ page }) => {
      await page.goto('/certificates/create')
      const key = page.getByRole('combobox', { name: 'Key' })
      await key.selectOption('ec-p256')
      return {
        typed: {
          'request-hosts': 'xsi.este.example.com',
          'request-organization': 'Este «Voz»',
          'request-country': 'ES',
        },
        huge: 'request-hosts',
        alsoKept: () => expect(key).toHaveValue('ec-p256'),
        submit: press(page, 'Make key and request'),
        saved: shows(page.getByRole('heading', { name: 'Key and request for xsi.este.example.com' })),
      }
    },
  },
  {
    name: 'internal authority',
    open: async ({ page, hub }) => {
      await page.goto('/certificates/authorities')
      return {
        typed: { 'authority-name': 'Este «Ñandú»' },
        huge: 'authority-name',
        submit: press(page, 'Create authority'),
        saved: arrivesAt(page, at(hub, '/certificates/authorities/[0-9a-f-]{36}')),
      }
    },
  },
  {
    name: 'bridge client certificate',
    open: async ({ page, hub }) => {
      await page.goto('/certificates/authorities')
      await page.locator('#authority-name').fill('Este bridges')
      await press(page, 'Create authority')()
      await arrivesAt(page, at(hub, '/certificates/authorities/[0-9a-f-]{36}'))()
      const days = page.getByRole('combobox', { name: 'Certificate lasts' })
      await days.selectOption('730')
      return {
        typed: { 'client-password': sentence },
        huge: 'client-password',
        alsoKept: () => expect(days).toHaveValue('730'),
        submit: press(page, 'Issue certificate'),
        saved: shows(page.getByRole('heading', { name: /bwcticlient.webex.com is issued/ })),
      }
    },
  },
]
