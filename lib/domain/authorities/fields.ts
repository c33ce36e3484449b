/** Every field of the forms about internal authorities: a new one, and a bridge client certificate that it issues. */
import * as z from 'zod'
import { type Catalogue, refusing, requiredText } from '../catalogue/field'

/** Years that an authority lasts; its certificates end before it does. */
export const authorityYears = ['10', '15', '20'] as const
/** Days that a client certificate lasts. */
export const clientDays = ['365', '730', '90'] as const

/** Far below the longest common name of RFC 5280 (64), with room for "Issuing". */
const longestName = 48

const passwordLength = { least: 8, most: 128 }

/** Empty makes no PKCS#12; a short one would protect nothing. */
const filePassword = z
  .string()
  .max(passwordLength.most)
  .superRefine(
    refusing('password-too-short', (text: string) => text === '' || text.length >= passwordLength.least, {
      minimum: passwordLength.least,
    }),
  )

export const authorityFields = {
  name: {
    section: 'authority',
    control: 'text',
    schema: requiredText(longestName),
    initial: '',
    maxLength: longestName,
  },
  years: {
    section: 'authority',
    control: 'select',
    schema: z.enum(authorityYears),
    initial: '10',
    options: authorityYears,
  },
} satisfies Catalogue

export const clientFields = {
  days: { section: 'client', control: 'select', schema: z.enum(clientDays), initial: '365', options: clientDays },
  password: {
    section: 'client',
    control: 'secret',
    schema: filePassword,
    initial: '',
    optional: true,
    secret: true,
    maxLength: passwordLength.most,
    autoComplete: 'new-password',
  },
} satisfies Catalogue
