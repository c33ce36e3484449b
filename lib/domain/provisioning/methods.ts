/** Decides which provisioning method a template makes, and what every method still lacks (domain.md 3.1). */
import type { FieldValues } from '../catalogue/field'
import { broadworksItemsOf } from './checklist/broadworks-items'
import type { ChecklistFacts } from './checklist/facts'
import { partnerItemsOf } from './checklist/partner-items'
import { templateItemsOf } from './checklist/template-items'
import {
  type Because,
  type ChecklistItem,
  type ChecklistPlace,
  checklistPlaces,
  type ProvisioningMethod,
  provisioningMethods,
} from './types'

export interface MethodChoice {
  /** Null while the user verification is not chosen. */
  method: ProvisioningMethod | null
  /** Message keys under `provisioning.because`. */
  because: Because[]
  /** Odd, yet allowed: message keys under `provisioning.warnings`. */
  warnings: Because[]
}

/** The method that these values make. Dependent values count only where their parents show them; never throws. */
export function methodOf(values: FieldValues): MethodChoice {
  const verification = values.userVerification
  const isFlowThrough = values.flowThrough === true
  const flow: Because = { code: isFlowThrough ? 'flow-through-on' : 'flow-through-off' }
  if (verification !== 'trusted' && verification !== 'untrusted') {
    return { method: null, because: [flow, { code: 'verification-open' }], warnings: [] }
  }
  const mail: Because = { code: verification === 'trusted' ? 'emails-trusted' : 'emails-untrusted' }
  if (isFlowThrough) return { method: `flow-through-${verification}`, because: [flow, mail], warnings: [] }
  if (verification === 'trusted') {
    return { method: 'api-trusted', because: [flow, mail], warnings: [{ code: 'api-only-trusted' }] }
  }
  if (values.selfActivation === true) {
    return { method: 'self-provisioning', because: [flow, mail, { code: 'self-activation-on' }], warnings: [] }
  }
  const because = [flow, mail, { code: 'self-activation-off' }]
  return { method: 'api-untrusted', because, warnings: [{ code: 'api-only-untrusted' }] }
}

/** Everything one method needs, in the order a person would do it. */
export function itemsOf(method: ProvisioningMethod, values: FieldValues, facts: ChecklistFacts): ChecklistItem[] {
  return [
    ...templateItemsOf(method, values, facts),
    ...broadworksItemsOf(method, values, facts),
    ...partnerItemsOf(method, values, facts),
  ]
}

/** Needed things that are not met, by place. */
export type OpenCounts = Record<ChecklistPlace, number>

export interface Checklist extends MethodChoice {
  items: ChecklistItem[]
  open: OpenCounts
  /** The other methods with what they would lack, the nearest first. */
  others: { method: ProvisioningMethod; open: OpenCounts }[]
}

/** The checklist beside the form: the template's method with its items, and how far the other methods are. */
export function checklistOf(values: FieldValues, facts: ChecklistFacts): Checklist {
  const choice = methodOf(values)
  const items = choice.method ? itemsOf(choice.method, values, facts) : []
  const others = provisioningMethods
    .filter((method) => method !== choice.method)
    .map((method) => ({ method, open: openCountsOf(itemsOf(method, values, facts)) }))
    .sort((a, b) => a.open.template - b.open.template || totalOf(a.open) - totalOf(b.open))
  return { ...choice, items, open: openCountsOf(items), others }
}

function openCountsOf(items: readonly ChecklistItem[]): OpenCounts {
  const openIn = (place: ChecklistPlace) =>
    items.filter((item) => item.place === place && item.weight === 'needed' && item.state !== 'met').length
  return Object.fromEntries(checklistPlaces.map((place) => [place, openIn(place)])) as OpenCounts
}

function totalOf(open: OpenCounts): number {
  return checklistPlaces.reduce((total, place) => total + open[place], 0)
}
