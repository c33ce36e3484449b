/** The forms of a maintenance window. */
import { makeCluster } from '../../../support/factories'
import { expect } from '../test'
import { type FormCase, press, shows } from './form-case'

export const maintenanceForms: readonly FormCase[] = [
  {
    name: 'maintenance now',
    open: async ({ page, hub, partnerId }) => {
      const cluster = await makeCluster(hub.database, partnerId, { pausedAt: new Date() })
      await page.goto(`/clusters/${cluster.id}/maintenance`)
      const hours = page.getByRole('combobox', { name: 'How long' })
      await hours.selectOption('8')
      return {
        typed: { 'start-reason': 'New certificates «Ñ»' },
        huge: 'start-reason',
        alsoKept: () => expect(hours).toHaveValue('8'),
        submit: press(page, 'Start maintenance'),
        saved: shows(page.getByText('Maintenance has begun.')),
      }
    },
  },
  {
    name: 'planned maintenance',
    open: async ({ page, hub, partnerId }) => {
      const cluster = await makeCluster(hub.database, partnerId, { pausedAt: new Date() })
      await page.goto(`/clusters/${cluster.id}/maintenance`)
      return {
        typed: {
          'plan-startsAt': '2099-01-01T22:00',
          'plan-endsAt': '2099-01-02T02:00',
          'plan-reason': 'A night of patches',
        },
        huge: 'plan-reason',
        submit: press(page, 'Plan maintenance'),
        saved: shows(page.getByText('Maintenance is planned.')),
      }
    },
  },
]
