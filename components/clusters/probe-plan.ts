/** Decides what is probed while a form is filled in, and what stands in the way of saving. Pure. */
import type { CheckState } from '@/components/health/check-state'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { addressFieldOf, probedFieldsOf } from '@/lib/domain/clusters/addresses'
import { admissionProblemOf, standsInTheWay } from '@/lib/domain/clusters/admission'
import { clusterFields } from '@/lib/domain/clusters/fields'
import { type InterfaceKind, interfaceKinds } from '@/lib/domain/health/types'
import type { Problem } from '@/lib/domain/result'

const accountFields = ['testAccountUserId', 'testAccountPassword'] as const
const certificateFields = ['probeCertificate', 'probePrivateKey'] as const

/** Everything a probe may need of the form, and nothing else of it. */
export const postedFields = [
  'name',
  ...accountFields,
  ...certificateFields,
  'xsiActionsUrl',
  'xsiEventsUrl',
  'ctiHost',
  'ctiPort',
  'authenticationServiceUrl',
  'authenticationServiceType',
  'dmsUrl',
] as const

/** What makes a probe a different one; null while the address cannot be probed. */
export function probeKeyOf(kind: InterfaceKind, values: FieldValues): string | null {
  const fields = probedFieldsOf[kind]
  const address = values[addressFieldOf[kind]]
  const isReadable = fields.every((field) => clusterFields[field].schema.safeParse(values[field]).success)
  if (!address || !isReadable) return null
  const signsIn = kind === 'xsi-actions' || kind === 'xsi-events'
  const account = signsIn && isAccountWhole(values) ? accountFields.map((field) => values[field]) : []
  const certificate = kind === 'authentication-service' ? certificateFields.map((field) => values[field]) : []
  return JSON.stringify([...fields.map((field) => values[field]), account, certificate])
}

/** Half an account is not tried. */
function isAccountWhole(values: FieldValues): boolean {
  return Boolean(values.testAccountUserId && values.testAccountPassword)
}

/** The fields of a form that a probe is sent. */
export function postedOf(values: FieldValues): FieldValues {
  return Object.fromEntries(postedFields.map((field) => [field, values[field] ?? '']))
}

/** The problems that finished probes put at their fields. */
export function probeProblemsOf(state: CheckState): NonNullable<Problem['fields']> {
  const checked = interfaceKinds.flatMap((kind) => {
    const result = state[kind]?.result
    return result ? [{ kind, result }] : []
  })
  return admissionProblemOf(checked)?.fields ?? {}
}

export function isFailing(kind: InterfaceKind, state: CheckState): boolean {
  const result = state[kind]?.result
  return result ? standsInTheWay({ kind, result }) : false
}
