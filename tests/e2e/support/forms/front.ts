/** The forms before somebody is signed in. */
import { newId } from '@/lib/platform/clock'
import { invitationToken, setUpToken } from '../household'
import { password } from '../story'
import { arrivesAt, at, type FormCase, press, sentence } from './form-case'

export const frontForms: readonly FormCase[] = [
  {
    name: 'sign-in',
    isPublic: true,
    open: async ({ page, hub, admin }) => {
      await page.goto('/sign-in')
      const typed = { 'sign-in-email': admin.email, 'sign-in-password': password }
      return { typed, huge: 'sign-in-password', submit: press(page, 'Sign in'), saved: arrivesAt(page, at(hub, '/')) }
    },
  },
  {
    name: 'set-up',
    isPublic: true,
    open: async ({ page, hub }) => {
      await page.goto(`/set-up/${await setUpToken(hub)}`)
      const typed = {
        'set-up-partnerName': 'Oeste Móvil «Ñ»',
        'set-up-name': 'Olga Oeste',
        'set-up-email': `${newId()}@oeste.example`,
        'set-up-newPassword': sentence,
      }
      return {
        typed,
        huge: 'set-up-partnerName',
        submit: () => page.locator('button[type=submit]').click(),
        saved: arrivesAt(page, at(hub, '/')),
      }
    },
  },
  {
    name: 'invitation',
    isPublic: true,
    open: async (stage) => {
      await stage.page.goto(`/invitation/${await invitationToken(stage)}`)
      return {
        typed: { 'invitation-newPassword': sentence },
        huge: 'invitation-newPassword',
        submit: press(stage.page, 'Set password and sign in'),
        saved: arrivesAt(stage.page, at(stage.hub, '/')),
      }
    },
  },
]
