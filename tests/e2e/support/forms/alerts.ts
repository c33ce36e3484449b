/** The forms of an alert channel. */
import { makeChannel } from '../../../support/alerts'
import { expect } from '../test'
import { type FormCase, pressEvenOff, shows } from './form-case'

export const alertForms: readonly FormCase[] = [
  {
    name: 'alert channel',
    open: async ({ page }) => {
      await page.goto('/settings/alerts/new')
      const clusters = page.getByRole('checkbox', { name: 'Changes of a cluster' })
      await clusters.check({ force: true })
      return {
        typed: { 'form-name': 'Guardia «Ñ»', 'form-webhookUrl': 'https://hooks.example.net:8443/alerts?key=1' },
        huge: 'form-name',
        alsoKept: () => expect(clusters).toBeChecked(),
        submit: pressEvenOff(page, 'Add channel'),
        saved: shows(page.getByRole('alertdialog', { name: /signing secret of Guardia «Ñ»/ })),
      }
    },
  },
  {
    name: 'alert channel settings',
    open: async ({ page, hub, partnerId }) => {
      const mail = { kind: 'mail', webhookUrl: null, recipients: 'noc@este.example' }
      const channel = await makeChannel(hub.database, partnerId, { ...mail, name: 'Correo' })
      await page.goto(`/settings/alerts/${channel.id}`)
      return {
        typed: { 'form-name': 'Correo «Este»', 'form-recipients': 'noc@este.example, eva@este.example' },
        huge: 'form-name',
        submit: pressEvenOff(page, 'Save'),
        saved: shows(page.getByText('Saved', { exact: true })),
      }
    },
  },
]
