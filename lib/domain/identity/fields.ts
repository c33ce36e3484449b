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

/** True for an IANA name such as `Europe/Madrid`. Which ones exist is for the machine that runs this to say. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Z][\w+/-]{1,60}$/i.test(text)) return false
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: text }))
  } catch {
    return false
  }
}

/** IANA names to choose from, UTC first. A page reads them once and passes them on: browsers know slightly others. */
export function knownTimeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
}

const timeZoneField = {
  section: 'partner',
  control: 'select',
  schema: z.string().superRefine(refusing('not-an-option', isTimeZone)),
  initial: 'UTC',
} as const

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

/** The second step of signing in: six digits of an app, or a recovery code. */
export const codeFields = {
  code: {
    section: 'account',
    control: 'text',
    schema: requiredText(64),
    initial: '',
    maxLength: 64,
    autoComplete: 'one-time-code',
  },
} satisfies Catalogue

/** The first code of a second step that is being set up: a recovery code does not exist yet. */
export const firstCodeFields = {
  firstCode: { ...codeFields.code, maxLength: 10, schema: requiredText(10) },
} satisfies Catalogue

export const confirmFields = {
  password: { section: 'account', ...currentPasswordField },
} satisfies Catalogue

export const partnerFields = {
  partnerName: { section: 'partner', ...nameField, autoComplete: 'organization' },
  timeZone: timeZoneField,
} satisfies Catalogue

export const setUpFields = {
  ...partnerFields,
  name: { section: 'person', ...nameField },
  email: { section: 'person', ...emailField },
  newPassword: { section: 'person', ...newPasswordField },
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
  newPassword: { section: 'password', ...newPasswordField },
} satisfies Catalogue

export const passwordFields = {
  currentPassword: { section: 'password', ...currentPasswordField },
  newPassword: { section: 'password', ...newPasswordField },
} satisfies Catalogue
