/** The forms about the people of the partner. */
import { newId } from '@/lib/platform/clock'
import { makePerson } from '../../../support/factories'
import { expect } from '../test'
import { type FormCase, press, shows } from './form-case'

export const peopleForms: readonly FormCase[] = [
  {
    name: 'invite a colleague',
    open: async ({ page }) => {
      await page.goto('/settings/people/new')
      const support = page.getByRole('radio', { name: /^Support/ })
      await support.check({ force: true })
      return {
        typed: { 'invite-name': 'Iván Nuevo', 'invite-email': `${newId()}@este.example` },
        huge: 'invite-name',
        alsoKept: () => expect(support).toBeChecked(),
        submit: press(page, 'Create invitation'),
        saved: shows(page.getByRole('alertdialog', { name: /Invitation for Iván Nuevo/ })),
      }
    },
  },
  {
    name: "a person's role",
    open: async ({ page, hub, partnerId }) => {
      const colleague = await makePerson(hub.database, partnerId, { name: 'Carla Colega', role: 'read-only' })
      await page.goto(`/settings/people/${colleague.id}`)
      const support = page.getByRole('radio', { name: /^Support/ })
      await support.check({ force: true })
      return {
        typed: {},
        alsoKept: () => expect(support).toBeChecked(),
        submit: press(page, 'Change role'),
        saved: shows(page.getByText('Carla Colega is now Support')),
      }
    },
  },
]
