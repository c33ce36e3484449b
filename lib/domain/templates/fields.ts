/** Every field of a customer template, once, with what it needs and where it comes from (domain.md sections 3 and 3.1). */
import * as z from 'zod'
import {
  type Catalogue,
  type Field,
  type FieldValues,
  fieldProblemsOf,
  objectOf,
  optionalText,
  orphansOf,
  refusing,
  requiredText,
  type ValuesOf,
} from '../catalogue/field'
import { hostProblemOf } from '../clusters/addresses'
import { countryCodes, isCountryCode } from '../locales/countries'
import { isLocaleCode, localeCodes } from '../locales/locales'
import { ok, type Result, refuse } from '../result'
import { noTemplateSecrets, type StoredTemplateSecrets, templateProblemsOf } from './rules'

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

const choice = <const T extends readonly string[]>(options: T) => ({
  control: 'radio' as const,
  schema: z.enum(options),
  initial: '',
  options,
})

/** A detail of another field: hidden and left out while that field does not ask for it. */
const only = (code: string, isMet: (values: FieldValues) => boolean) => ({
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
const srvGroup = optionalText(253).superRefine((text, context) => {
  const problem = text === '' ? null : hostProblemOf(text)
  if (problem) context.addIssue({ code: 'custom', params: { code: problem.code, ...problem.params } })
})

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
  partnerAdminName: {
    section: 'details',
    control: 'text',
    schema: optionalText(80),
    initial: '',
    optional: true,
    maxLength: 80,
    source: ['SG'],
  },
  clusterId: {
    section: 'service',
    control: 'select',
    schema: z.string().superRefine(refusing('cluster-missing', (id) => z.uuid().safeParse(id).success)),
    initial: '',
    source: ['SG'],
  },
  enterpriseMode: {
    section: 'service',
    control: 'switch',
    schema: z.boolean(),
    initial: false,
    source: ['seed-W', 'SG', 'inference'],
  },
  adminEmail: {
    section: 'service',
    control: 'select',
    schema: requiredText(254),
    initial: '',
    source: ['SG'],
  },
  ccwSubscriptionId: {
    section: 'service',
    control: 'text',
    schema: optionalText(64),
    initial: '',
    optional: true,
    maxLength: 64,
    source: ['SG'],
  },
  flowThrough: { section: 'provisioning', control: 'switch', schema: z.boolean(), initial: false, source: ['SG'] },
  provisioningAccountName: {
    section: 'provisioning',
    control: 'text',
    schema: optionalText(userIdMaxLength),
    initial: '',
    maxLength: userIdMaxLength,
    autoComplete: 'off',
    source: ['SG'],
    ...only('only-with-flow-through', hasFlowThrough),
  },
  provisioningAccountPassword: {
    section: 'provisioning',
    control: 'secret',
    schema: password,
    initial: '',
    secret: true,
    maxLength: 128,
    autoComplete: 'new-password',
    source: ['SG'],
    ...only('only-with-flow-through', hasFlowThrough),
  },
  provisioningAccountPasswordAgain: {
    section: 'provisioning',
    control: 'secret',
    schema: password,
    initial: '',
    secret: true,
    maxLength: 128,
    autoComplete: 'new-password',
    source: ['SG'],
    ...only('only-with-flow-through', hasFlowThrough),
  },
  autoCreateOrganizations: {
    section: 'provisioning',
    control: 'switch',
    schema: z.boolean(),
    initial: true,
    source: ['SG'],
  },
  defaultPackage: { section: 'package-and-meetings', ...choice(templatePackages), source: ['seed-W'] },
  disableFreeCalling: {
    section: 'package-and-meetings',
    control: 'checkbox',
    schema: z.boolean(),
    initial: false,
    source: ['SG', 'inference'],
  },
  meetingJoin: {
    section: 'package-and-meetings',
    ...choice(meetingJoins),
    initial: 'cisco-call-in',
    source: ['BY', 'inference'],
  },
  phoneNumberGroup: {
    section: 'package-and-meetings',
    control: 'text',
    schema: optionalText(80),
    initial: '',
    maxLength: 80,
    source: ['BY'],
    ...only('only-with-own-meetings', hasOwnMeetings),
  },
  callbackDnsSrvGroup: {
    section: 'package-and-meetings',
    control: 'host',
    schema: srvGroup,
    initial: '',
    optional: true,
    maxLength: 253,
    source: ['BY'],
    ...only('only-with-own-meetings', hasOwnMeetings),
  },
  userVerification: { section: 'verification', ...choice(userVerifications), source: ['seed-W', 'SG'] },
  adminFirst: {
    section: 'verification',
    control: 'checkbox',
    schema: z.boolean(),
    initial: false,
    source: ['SG'],
    ...unlessOn('adminFirst', 'only-with-untrusted-emails', isUntrusted),
  },
  selfActivation: {
    section: 'verification',
    control: 'checkbox',
    schema: z.boolean(),
    initial: false,
    source: ['seed-W', 'SG', 'inference'],
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
    ...only('only-with-untrusted-emails', isUntrusted),
  },
  authenticationMode: { section: 'authentication', ...choice(authenticationModes), source: ['seed-W', 'SG'] },
  idpEntityId: {
    section: 'authentication',
    control: 'text',
    schema: optionalText(1024),
    initial: '',
    maxLength: 1024,
    source: ['SG'],
    ...only('only-with-own-provider', hasOwnProvider),
  },
  prefillEmail: {
    section: 'authentication',
    control: 'checkbox',
    schema: z.boolean(),
    initial: false,
    source: ['SG', 'inference'],
  },
  directorySync: {
    section: 'preferences',
    control: 'switch',
    schema: z.boolean(),
    initial: false,
    source: ['SG', 'DS', 'inference'],
  },
  adminInviteEmails: { section: 'preferences', control: 'switch', schema: z.boolean(), initial: true, source: ['SG'] },
} satisfies Catalogue & Record<string, { section: TemplateSection }>

export type TemplateField = keyof typeof templateFields
export type TemplateValues = ValuesOf<typeof templateFields>
export const templateObject = objectOf(templateFields)

/** What a form sends: details of what is off go back to their start, and nothing else is changed. */
export function withoutHiddenTemplate(values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries<Field>(templateFields).map(([name, field]) => {
      const isShown = field.visibleWhen?.(values) ?? true
      return [name, isShown ? (values[name] ?? field.initial) : field.initial]
    }),
  )
}

/**
 * Judges posted or imported values: each field by itself, values that came without their parents, and fields against each
 * other. A field that is missing has its start value. `stored` says which secrets may stay empty.
 */
export function parseTemplate(
  values: FieldValues,
  stored: StoredTemplateSecrets = noTemplateSecrets,
): Result<TemplateValues> {
  const filled = Object.fromEntries(
    Object.entries<Field>(templateFields).map(([name, field]) => [name, values[name] ?? field.initial]),
  )
  const parsed = templateObject.safeParse(filled)
  const fields = {
    ...templateProblemsOf(filled, stored),
    ...orphansOf(templateFields, filled),
    ...(parsed.success ? {} : fieldProblemsOf(parsed.error)),
  }
  return parsed.success && Object.keys(fields).length === 0 ? ok(parsed.data) : refuse('check-fields', { fields })
}

function isLink(text: string): boolean {
  if (text === '') return true
  const url = URL.parse(text)
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === ''
}
