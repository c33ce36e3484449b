/** The forms about how customers are provisioned. */
import { makeCluster } from '../../../support/factories'
import { clusterColumns } from '../story'
import { expect } from '../test'
import { type FormCase, press, shows } from './form-case'

export const provisioningForms: readonly FormCase[] = [
  {
    name: 'a provisioning URL',
    open: async ({ page, hub, partnerId }) => {
      const cluster = await makeCluster(hub.database, partnerId, clusterColumns(hub.lab.cluster('steady')))
      await page.goto(`/templates/adapter-urls?cluster=${cluster.id}`)
      const target = page.locator('#note-target')
      await target.selectOption('uc-one')
      return {
        typed: { 'note-enterprise': 'panaderia-sol' },
        huge: 'note-enterprise',
        alsoKept: () => expect(target).toHaveValue('uc-one'),
        submit: press(page, 'Note it'),
        saved: shows(page.getByRole('button', { name: 'Remove the note of panaderia-sol' })),
      }
    },
  },
]
