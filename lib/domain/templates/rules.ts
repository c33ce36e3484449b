/** What the fields of a template demand of each other: the impossible is refused, the odd is told (domain.md section 3.1). */
import type { FieldValues } from '../catalogue/field'
import type { Problem } from '../result'

export type TemplateProblems = NonNullable<Problem['fields']>

/** Write-only values that a template already has, so that an empty field means "keep". */
export interface StoredTemplateSecrets {
  provisioningAccountPassword: boolean
}

export const noTemplateSecrets: StoredTemplateSecrets = { provisioningAccountPassword: false }

type Rule = (values: FieldValues, stored: StoredTemplateSecrets) => TemplateProblems | null

const text = (values: FieldValues, field: string): string => String(values[field] ?? '').trim()

const at = (field: string, code: string, isBroken: boolean): TemplateProblems | null =>
  isBroken ? { [field]: { code } } : null

const rules: readonly Rule[] = [
  ({ selfActivation, flowThrough }) =>
    at('selfActivation', 'self-activation-needs-flow-through-off', selfActivation === true && flowThrough === true),
  ({ adminFirst, flowThrough }) =>
    at('adminFirst', 'admin-first-needs-flow-through', adminFirst === true && flowThrough !== true),
  ({ selfActivation, userVerification }) =>
    at('selfActivation', 'only-with-untrusted-emails', selfActivation === true && userVerification === 'trusted'),
  ({ adminFirst, userVerification }) =>
    at('adminFirst', 'only-with-untrusted-emails', adminFirst === true && userVerification === 'trusted'),
  (values) =>
    at(
      'provisioningAccountName',
      'provisioning-account-missing',
      values.flowThrough === true && text(values, 'provisioningAccountName') === '',
    ),
  (values, stored) =>
    at(
      'provisioningAccountPassword',
      'provisioning-password-missing',
      values.flowThrough === true &&
        text(values, 'provisioningAccountPassword') === '' &&
        !stored.provisioningAccountPassword,
    ),
  ({ provisioningAccountPassword = '', provisioningAccountPasswordAgain = '' }) =>
    at(
      'provisioningAccountPasswordAgain',
      'passwords-differ',
      provisioningAccountPassword !== provisioningAccountPasswordAgain,
    ),
  (values) =>
    at(
      'phoneNumberGroup',
      'phone-number-group-missing',
      values.meetingJoin === 'partner-provided' && text(values, 'phoneNumberGroup') === '',
    ),
  (values) =>
    at(
      'idpEntityId',
      'idp-entity-missing',
      String(values.authenticationMode).startsWith('partner-') && text(values, 'idpEntityId') === '',
    ),
  (values) =>
    at(
      'idpEntityId',
      'oidc-name-invalid',
      values.authenticationMode === 'partner-oidc' && !/^[\w~.-]{0,128}$/.test(text(values, 'idpEntityId')),
    ),
]

/** Problems between fields, by field. Each value is assumed to be fine by itself. */
export function templateProblemsOf(
  values: FieldValues,
  stored: StoredTemplateSecrets = noTemplateSecrets,
): TemplateProblems {
  return Object.assign({}, ...rules.map((rule) => rule(values, stored)))
}

/** What is possible and yet seldom meant, besides an API-only template, which `methodOf` tells; `code` is a message key under `templates.warnings`. */
export interface TemplateWarning {
  field: string
  code: (typeof warningCodes)[number]
}

export const warningCodes = [
  'admin-first-recommended',
  'hybrid-provisioning',
  'prefill-without-broadworks',
  'prefill-needs-alternate-id',
] as const

/** In the order of the form. */
export function templateWarningsOf(values: FieldValues): TemplateWarning[] {
  const { flowThrough, userVerification, adminFirst, prefillEmail, authenticationMode } = values
  const isUntrusted = userVerification === 'untrusted'
  const found: [boolean, string, TemplateWarning['code']][] = [
    [values.autoCreateOrganizations === false, 'autoCreateOrganizations', 'hybrid-provisioning'],
    [flowThrough === true && isUntrusted && !adminFirst, 'adminFirst', 'admin-first-recommended'],
    [prefillEmail === true && authenticationMode === 'broadworks', 'prefillEmail', 'prefill-needs-alternate-id'],
    [
      prefillEmail === true && authenticationMode !== 'broadworks' && authenticationMode !== '',
      'prefillEmail',
      'prefill-without-broadworks',
    ],
  ]
  return found.flatMap(([isOdd, field, code]) => (isOdd ? [{ field, code }] : []))
}
