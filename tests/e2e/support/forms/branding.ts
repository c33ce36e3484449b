/** The form of a brand. */
import { expect } from '../test'
import { type FormCase, pressEvenOff, shows } from './form-case'

export const brandingForms: readonly FormCase[] = [
  {
    name: 'branding',
    open: async ({ page }) => {
      await page.goto('/branding')
      const dark = page.getByRole('checkbox', { name: /^Dark mode visibility/ })
      await dark.uncheck({ force: true })
      return {
        typed: {
          'branding-brandName': 'Este «Ñandú»',
          'branding-termsUrl': 'https://este.example/terms?lang=es',
          'branding-lightPrimary': '#0b6b74',
        },
        huge: 'branding-brandName',
        alsoKept: () => expect(dark).not.toBeChecked(),
        submit: pressEvenOff(page, 'Save'),
        saved: shows(page.getByText('Saved', { exact: true })),
      }
    },
  },
]
