/** Every field of a customer template, once, with what it needs and where it comes from (domain.md sections 3 and 3.1). */
import * as z from 'zod'
import {
  type Catalogue,
  type FieldValues,
  judgedBy,
  objectOf,
  optionalText,
  refusing,
  requiredText,
  type ValuesOf,
  withoutHiddenOf,
} from '../catalogue/field'
import { hostProblemOf } from '../clusters/addresses'
import { countryCodes, isCountryCode } from '../locales/countries'
import { isLocaleCode, localeCodes } from '../locales/locales'

/** Sections in the order of the wizard's steps; the review comes after the last one. */
export const templateSections = [
  'details',
  'service',
  'provisioning',
  'package-and-meetings',
  'verification',
  'authentication',
  'preferences',
] as const
export type TemplateSection = (typeof templateSections)[number]

export const templatePackages = ['softphone', 'basic', 'standard', 'premium'] as const
export const meetingJoins = ['cisco-call-in', 'partner-provided'] as const
export const userVerifications = ['trusted', 'untrusted'] as const
export const authenticationModes = ['broadworks', 'webex', 'partner-saml', 'partner-oidc'] as const

const userIdMaxLength = 161
const linkMaxLength = 512

type Source = readonly string[]

/** One line of text. */
const line = (section: TemplateSection, maxLength: number, source: Source) => ({
  section,
  control: 'text' as const,
  schema: optionalText(maxLength),
  initial: '',
  maxLength,
  source,
})

const flag = (section: TemplateSection, control: 'switch' | 'checkbox', initial: boolean, source: Source) => ({
  section,
  control,
  schema: z.boolean(),
  initial,
  source,
})

const choice = <const T extends readonly string[]>(options: T) => ({
  control: 'radio' as const,
  schema: z.enum(options),
  initial: '',
  options,
})

/** A detail of another field: hidden and left out while that field does not ask for it. */
const onlyWhile = (code: string, isMet: (values: FieldValues) => boolean) => ({
  visibleWhen: isMet,
  needs: { code, isMet },
})

/** A switch that contradicts another: it stays in sight while it is on, so that it can be refused and turned off. */
const unlessOn = (name: string, code: string, isMet: (values: FieldValues) => boolean) => ({
  visibleWhen: (values: FieldValues) => isMet(values) || values[name] === true,
  needs: { code, isMet },
})

const hasFlowThrough = (values: FieldValues) => values.flowThrough === true
const isUntrusted = (values: FieldValues) => values.userVerification === 'untrusted'
const hasOwnMeetings = (values: FieldValues) => values.meetingJoin === 'partner-provided'
const hasOwnProvider = (values: FieldValues) =>
  values.authenticationMode === 'partner-saml' || values.authenticationMode === 'partner-oidc'

const password = z
  .string()
  .max(128)
  .superRefine(refusing('control-characters', (text) => text.isWellFormed() && !/\p{Cc}/u.test(text)))
const link = optionalText(linkMaxLength).superRefine(refusing('link-invalid', isLink))
const srvGroup = optionalText(253).superRefine(judgedBy(hostProblemOf))

const accountPassword = {
  section: 'provisioning',
  control: 'secret',
  schema: password,
  initial: '',
  secret: true,
  maxLength: 128,
  autoComplete: 'new-password',
  source: ['SG'],
  ...onlyWhile('only-with-flow-through', hasFlowThrough),
} as const

export const templateFields = {
  name: {
    section: 'details',
    control: 'text',
    schema: requiredText(80),
    initial: '',
    maxLength: 80,
    source: ['SG'],
  },
  country: {
    section: 'details',
    control: 'select',
    schema: z.string().superRefine(refusing('country-missing', isCountryCode)),
    initial: '',
    options: countryCodes,
    source: ['seed-W', 'SG'],
  },
  emailLanguage: {
    section: 'details',
    control: 'select',
    schema: z.string().superRefine(refusing('language-missing', isLocaleCode)),
    initial: '',
    options: localeCodes,
    source: ['seed-W', 'SG'],
  },
  partnerAdminName: { ...line('details', 80, ['SG']), optional: true },
  clusterId: {
    section: 'service',
    control: 'select',
    schema: z.string().superRefine(refusing('cluster-missing', (id) => z.uuid().safeParse(id).success)),
    initial: '',
    source: ['SG'],
  },
  enterpriseMode: flag('service', 'switch', false, ['seed-W', 'SG', 'inference']),
  adminEmail: {
    section: 'service',
    control: 'select',
    schema: requiredText(254),
    initial: '',
    source: ['SG'],
  },
  ccwSubscriptionId: { ...line('service', 64, ['SG']), optional: true },
  flowThrough: flag('provisioning', 'switch', false, ['SG']),
  provisioningAccountName: {
    ...line('provisioning', userIdMaxLength, ['SG']),
    autoComplete: 'off',
    ...onlyWhile('only-with-flow-through', hasFlowThrough),
  },
  provisioningAccountPassword: accountPassword,
  provisioningAccountPasswordAgain: accountPassword,
  autoCreateOrganizations: flag('provisioning', 'switch', true, ['SG']),
  defaultPackage: { section: 'package-and-meetings', ...choice(templatePackages), source: ['seed-W'] },
  disableFreeCalling: flag('package-and-meetings', 'checkbox', false, ['SG', 'inference']),
  meetingJoin: {
    section: 'package-and-meetings',
    ...choice(meetingJoins),
    initial: 'cisco-call-in',
    source: ['BY', 'inference'],
  },
  phoneNumberGroup: {
    ...line('package-and-meetings', 80, ['BY']),
    ...onlyWhile('only-with-own-meetings', hasOwnMeetings),
  },
  callbackDnsSrvGroup: {
    section: 'package-and-meetings',
    control: 'host',
    schema: srvGroup,
    initial: '',
    optional: true,
    maxLength: 253,
    source: ['BY'],
    ...onlyWhile('only-with-own-meetings', hasOwnMeetings),
  },
  userVerification: { section: 'verification', ...choice(userVerifications), source: ['seed-W', 'SG'] },
  adminFirst: {
    ...flag('verification', 'checkbox', false, ['SG']),
    ...unlessOn('adminFirst', 'only-with-untrusted-emails', isUntrusted),
  },
  selfActivation: {
    ...flag('verification', 'checkbox', false, ['seed-W', 'SG', 'inference']),
    ...unlessOn('selfActivation', 'only-with-untrusted-emails', isUntrusted),
  },
  shareLink: {
    section: 'verification',
    control: 'url',
    schema: link,
    initial: '',
    optional: true,
    maxLength: linkMaxLength,
    source: ['UV', 'inference'],
    ...onlyWhile('only-with-untrusted-emails', isUntrusted),
  },
  authenticationMode: { section: 'authentication', ...choice(authenticationModes), source: ['seed-W', 'SG'] },
  idpEntityId: { ...line('authentication', 1024, ['SG']), ...onlyWhile('only-with-own-provider', hasOwnProvider) },
  prefillEmail: flag('authentication', 'checkbox', false, ['SG', 'inference']),
  directorySync: flag('preferences', 'switch', false, ['SG', 'DS', 'inference']),
  adminInviteEmails: flag('preferences', 'switch', true, ['SG']),
} satisfies Catalogue & Record<string, { section: TemplateSection }>

export type TemplateField = keyof typeof templateFields
export type TemplateValues = ValuesOf<typeof templateFields>
export const templateObject = objectOf(templateFields)

/** What a form sends: details of what is off go back to their start, and nothing else is changed. */
export function withoutHiddenTemplate(values: FieldValues): FieldValues {
  return withoutHiddenOf(templateFields, values)
}

function isLink(text: string): boolean {
  if (text === '') return true
  const url = URL.parse(text)
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === ''
}
