/** Lists every field of the forms of identity once: sign-in, set-up, invitation, profile, password, partner. */
import * as z from 'zod'
import { type Catalogue, refusing, requiredText } from '../catalogue/field'
import { newPassword, passwordLength, typedPassword } from './password-rule'
import { roles } from './permissions'

const nameLength = 120
const emailLength = 254

const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(emailLength)
  .superRefine(refusing('not-an-email', (text: string) => z.email().safeParse(text).success))

/** IANA names this machine knows, UTC first. */
export const timeZones: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
]

const timeZone = z.string().superRefine(refusing('not-an-option', (zone: string) => timeZones.includes(zone)))

const emailField = {
  control: 'email',
  schema: email,
  initial: '',
  maxLength: emailLength,
  autoComplete: 'username',
} as const
const nameField = {
  control: 'text',
  schema: requiredText(nameLength),
  initial: '',
  maxLength: nameLength,
  autoComplete: 'name',
} as const
const newPasswordField = {
  control: 'secret',
  schema: newPassword(),
  initial: '',
  secret: true,
  maxLength: passwordLength.most,
  autoComplete: 'new-password',
} as const
const currentPasswordField = {
  control: 'secret',
  schema: typedPassword(),
  initial: '',
  secret: true,
  maxLength: passwordLength.most,
  autoComplete: 'current-password',
} as const

export const signInFields = {
  email: { section: 'account', ...emailField },
  password: { section: 'account', ...currentPasswordField },
} satisfies Catalogue

export const partnerFields = {
  name: { section: 'partner', ...nameField, autoComplete: 'organization' },
  timeZone: { section: 'partner', control: 'select', schema: timeZone, initial: 'UTC', options: timeZones },
} satisfies Catalogue

export const setUpFields = {
  partnerName: { section: 'partner', ...nameField, autoComplete: 'organization' },
  timeZone: { section: 'partner', control: 'select', schema: timeZone, initial: 'UTC', options: timeZones },
  name: { section: 'person', ...nameField },
  email: { section: 'person', ...emailField },
  password: { section: 'person', ...newPasswordField },
} satisfies Catalogue

export const inviteFields = {
  name: { section: 'person', ...nameField, autoComplete: 'off' },
  email: { section: 'person', ...emailField, autoComplete: 'off' },
  role: { section: 'person', control: 'radio', schema: z.enum(roles), initial: 'read-only', options: roles },
} satisfies Catalogue

export const profileFields = {
  name: { section: 'profile', ...nameField },
} satisfies Catalogue

export const acceptFields = {
  password: { section: 'password', ...newPasswordField },
} satisfies Catalogue

export const passwordFields = {
  currentPassword: { section: 'password', ...currentPasswordField },
  newPassword: { section: 'password', ...newPasswordField },
} satisfies Catalogue
