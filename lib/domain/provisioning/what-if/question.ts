/** The question of the what-if page as fields of a form, and as an address that can be shared. */
import * as z from 'zod'
import { type Catalogue, type Field, type FieldValues, initialValuesOf, optionalText } from '../../catalogue/field'
import { packageIds } from '../packages'
import { type OrganizationState, organizationStates, type WebexAccount, type WhatIfFacts, webexAccounts } from './facts'

const longest = 161

const line = (initial: string, rest: Partial<Field> = {}) =>
  ({
    section: 'user',
    control: 'text',
    schema: optionalText(longest),
    initial,
    maxLength: longest,
    ...rest,
  }) as const satisfies Field

const yes = (initial: boolean, rest: Partial<Field> = {}) =>
  ({ section: 'user', control: 'checkbox', schema: z.boolean(), initial, ...rest }) as const satisfies Field

const choice = (options: readonly [string, ...string[]], initial: string, rest: Partial<Field> = {}) =>
  ({ section: 'webex', control: 'select', schema: z.enum(options), initial, options, ...rest }) as const satisfies Field

const isApi = ({ method }: FieldValues) => String(method).startsWith('api')
const isFlowThrough = ({ method }: FieldValues) => String(method).startsWith('flow-through')

/** The start values are an example of a first user. `method` is not asked: the template decides it. */
export const whatIfFields = {
  name: line('Léa Peeters'),
  userId: line('lea.peeters@voice.example.com', { control: 'host' }),
  enterprise: line('brasserie-nord', { control: 'host' }),
  language: line('fr', { control: 'host' }),
  number: line('', { control: 'host' }),
  extension: line('4117', { control: 'host' }),
  email: line('lea@brasserie-nord.example.com', { control: 'host' }),
  alternateId: line('', { control: 'host' }),
  licence: yes(true),
  imp: yes(true, { visibleWhen: isFlowThrough }),
  administrator: yes(false),
  organization: choice(organizationStates, 'new'),
  webexAccount: choice(webexAccounts, 'none'),
  callEmail: line('lea@brasserie-nord.example.com', { section: 'call', control: 'host', visibleWhen: isApi }),
  callPackage: choice(['none', ...packageIds], 'basic', { section: 'call', visibleWhen: isApi }),
} satisfies Catalogue

export const whatIfSections = ['user', 'webex', 'call'] as const

export type SearchParams = Record<string, string | string[] | undefined>

/** What an address asks. Nonsense is read as far as it goes: too long is cut, an unknown choice is the first. */
export function readQuestion(params: SearchParams): FieldValues {
  const initial = initialValuesOf(whatIfFields)
  return Object.fromEntries(
    Object.entries<Field>(whatIfFields).map(([name, field]) => [
      name,
      readValue(field, firstOf(params[name]), initial[name] ?? ''),
    ]),
  )
}

function readValue(field: Field, text: string | undefined, initial: string | boolean): string | boolean {
  if (text === undefined) return initial
  if (typeof initial === 'boolean') return text === 'yes'
  if (field.options) return field.options.includes(text) ? text : initial
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .slice(0, longest)
    .toWellFormed()
}

/** The query of a question: only what differs from the example. */
export function questionQuery(templateId: string, version: number | null, values: FieldValues): string {
  const query = new URLSearchParams({ template: templateId })
  if (version !== null) query.set('version', String(version))
  for (const [name, field] of Object.entries<Field>(whatIfFields)) {
    const value = values[name] ?? field.initial
    if (value !== field.initial) query.set(name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value)
  }
  return query.toString()
}

/** The facts of a question; the rest comes from template, cluster and partner. */
export function factsOfQuestion(
  values: FieldValues,
): Pick<WhatIfFacts, 'user' | 'organization' | 'webexAccount' | 'call'> {
  const text = (name: string) => String(values[name] ?? '')
  const callPackage = text('callPackage')
  return {
    user: {
      name: text('name'),
      userId: text('userId'),
      enterprise: text('enterprise'),
      language: text('language'),
      email: text('email'),
      alternateId: text('alternateId'),
      number: text('number'),
      extension: text('extension'),
      hasLicence: values.licence === true,
      isAdministrator: values.administrator === true,
      hasIntegratedImp: values.imp === true,
    },
    organization: text('organization') as OrganizationState,
    webexAccount: text('webexAccount') as WebexAccount,
    call: { email: text('callEmail'), package: callPackage === 'none' ? '' : callPackage },
  }
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
