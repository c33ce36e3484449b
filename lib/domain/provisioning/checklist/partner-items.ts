/** Decides what a method needs on the partner's side (domain.md 3.1). */
import type { FieldValues } from '../../catalogue/field'
import { apiNeedIds } from '../api-access'
import type { ChecklistItem, ProvisioningMethod } from '../types'
import type { ChecklistFacts } from './facts'

const item = (id: string, rest: Partial<ChecklistItem> = {}): ChecklistItem => ({
  id,
  place: 'partner',
  state: 'to-confirm',
  reason: 'to-confirm',
  weight: 'needed',
  commands: [],
  source: 'source',
  ...rest,
})

const fieldItem = (id: string, field: string, value: unknown): ChecklistItem => {
  const isGiven = typeof value === 'string' && value !== ''
  return item(id, { field, state: isGiven ? 'met' : 'lacking', reason: isGiven ? 'met' : 'lacking', source: 'guide' })
}

export function partnerItemsOf(
  method: ProvisioningMethod,
  values: FieldValues,
  { apiAccess }: Pick<ChecklistFacts, 'apiAccess'>,
): ChecklistItem[] {
  const admin = fieldItem('delegated-admin', 'adminEmail', values.adminEmail)
  if (!method.startsWith('api')) {
    return method.endsWith('-trusted') ? [admin] : [admin, item('activation-link', { source: 'guide' })]
  }
  const needs = apiNeedIds.map((id) => {
    const confirmation = apiAccess[id]
    return confirmation
      ? item(id, { state: 'met', reason: 'confirmed', params: { ...confirmation } })
      : item(id, { confirmAt: { page: 'api-access' } })
  })
  return [admin, ...needs]
}
