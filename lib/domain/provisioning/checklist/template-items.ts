/** Decides what a method needs inside the template itself (domain.md 3.1). */
import type { FieldValues } from '../../catalogue/field'
import type { ChecklistItem, ProvisioningMethod } from '../types'
import type { ChecklistFacts } from './facts'

type Rule = (method: ProvisioningMethod, values: FieldValues, facts: ChecklistFacts) => ChecklistItem | null

const item = (id: string, field: string, isMet: boolean, rest: Partial<ChecklistItem> = {}): ChecklistItem => ({
  id,
  place: 'template',
  state: isMet ? 'met' : 'lacking',
  reason: isMet ? 'met' : 'lacking',
  weight: 'needed',
  field,
  commands: [],
  source: 'source',
  ...rest,
})

const isFlowThrough = (method: ProvisioningMethod) => method.startsWith('flow-through')
const isTrusted = (method: ProvisioningMethod) => method.endsWith('-trusted')
const given = (values: FieldValues, field: string) => typeof values[field] === 'string' && values[field] !== ''

const rules: readonly Rule[] = [
  (method, { flowThrough }) =>
    isFlowThrough(method) ? item('flow-through', 'flowThrough', flowThrough === true) : null,
  (method, { flowThrough }) =>
    method === 'self-provisioning' ? item('no-flow-through', 'flowThrough', flowThrough !== true) : null,
  (method, values) =>
    isFlowThrough(method)
      ? item('provisioning-account', 'provisioningAccountName', given(values, 'provisioningAccountName'))
      : null,
  (method, values, { hasStoredPassword }) => {
    if (!isFlowThrough(method)) return null
    const isTyped = given(values, 'provisioningAccountPassword')
    const state = item('provisioning-password', 'provisioningAccountPassword', isTyped || hasStoredPassword)
    return hasStoredPassword && !isTyped ? { ...state, reason: 'stored' } : state
  },
  (method, { userVerification }) =>
    isTrusted(method) ? item('trusted', 'userVerification', userVerification === 'trusted') : null,
  (method, { userVerification }) =>
    isTrusted(method) ? null : item('untrusted', 'userVerification', userVerification === 'untrusted'),
  (method, { selfActivation }) =>
    method === 'self-provisioning' ? item('self-activation', 'selfActivation', selfActivation === true) : null,
  (method, { selfActivation }) =>
    method !== 'self-provisioning' && selfActivation === true
      ? item('no-self-activation', 'selfActivation', false)
      : null,
  (method, { adminFirst }) =>
    method === 'flow-through-untrusted'
      ? item('admin-first', 'adminFirst', adminFirst === true, { weight: 'advised', source: 'guide' })
      : null,
  (method, { adminFirst }) =>
    method !== 'flow-through-untrusted' && adminFirst === true
      ? item('no-admin-first', 'adminFirst', false, { source: 'guide' })
      : null,
  (method, values) =>
    method.startsWith('api')
      ? item('package-in-call', 'defaultPackage', true, { weight: 'advised', source: 'api' })
      : item('package', 'defaultPackage', given(values, 'defaultPackage')),
]

export function templateItemsOf(
  method: ProvisioningMethod,
  values: FieldValues,
  facts: ChecklistFacts,
): ChecklistItem[] {
  return rules.flatMap((rule) => rule(method, values, facts) ?? [])
}
