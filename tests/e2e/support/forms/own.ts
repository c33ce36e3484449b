/** The forms of somebody's own settings, and of the partner's. */
import { TOTP } from 'otpauth'
import { password } from '../story'
import { expect } from '../test'
import { type FormCase, press, pressEvenOff, sentence, shows } from './form-case'

export const ownForms: readonly FormCase[] = [
  {
    name: 'profile',
    open: async ({ page }) => {
      await page.goto('/settings/profile')
      return {
        typed: { 'form-name': 'Eva «Ñandú» Este' },
        huge: 'form-name',
        submit: pressEvenOff(page, 'Save'),
        saved: shows(page.getByText('Saved', { exact: true })),
      }
    },
  },
  {
    name: 'password',
    open: async ({ page }) => {
      await page.goto('/settings/security')
      return {
        typed: { 'password-currentPassword': password, 'password-newPassword': sentence },
        huge: 'password-newPassword',
        submit: press(page, 'Change password'),
        saved: shows(page.getByText(/^Password changed/)),
      }
    },
  },
  {
    name: 'proof before a second step',
    open: async ({ page }) => {
      await page.goto('/settings/security')
      await page.getByRole('button', { name: 'Set up second step' }).click()
      return {
        typed: { 'prove-password': password },
        huge: 'prove-password',
        submit: press(page, 'Continue'),
        saved: shows(page.getByText('Scan this with your authenticator app')),
      }
    },
  },
  {
    name: 'second step',
    open: async ({ page }) => {
      await page.goto('/settings/security')
      await page.getByRole('button', { name: 'Set up second step' }).click()
      await page.locator('#prove-password').fill(password)
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      const key = page.getByText(/^[A-Z2-7 ]{16,}$/).first()
      await expect(key).toBeVisible()
      const secret = ((await key.textContent()) ?? '').replaceAll(' ', '')
      return {
        typed: { 'enrolment-firstCode': '000 000' },
        huge: 'enrolment-firstCode',
        alsoKept: () => expect(key).toBeVisible(),
        submit: press(page, 'Confirm'),
        mend: () => page.locator('#enrolment-firstCode').fill(new TOTP({ secret }).generate()),
        saved: shows(page.getByRole('alertdialog', { name: 'Recovery codes' })),
      }
    },
  },
  {
    name: 'partner settings',
    open: async ({ page }) => {
      await page.goto('/settings/partner')
      const zone = page.getByRole('combobox', { name: 'Time zone' })
      await zone.selectOption('Europe/Madrid')
      return {
        typed: { 'form-partnerName': 'Este Voz & Datos' },
        huge: 'form-partnerName',
        alsoKept: () => expect(zone).toHaveValue('Europe/Madrid'),
        submit: pressEvenOff(page, 'Save'),
        saved: shows(page.getByText('Saved', { exact: true })),
      }
    },
  },
]
