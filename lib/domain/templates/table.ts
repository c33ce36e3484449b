/** What the list of templates can be searched, filtered and sorted by. */
import { methodOf } from '../provisioning/methods'
import { type ProvisioningMethod, provisioningMethods } from '../provisioning/types'
import type { TableSpec } from '../table/query'
import { templatePackages, userVerifications } from './fields'

export const templateTable = {
  sorts: ['name', 'cluster', 'package', 'country', 'updated'],
  filters: { cluster: 'any', package: templatePackages, method: provisioningMethods, country: 'any' },
} as const satisfies TableSpec
export type TemplateSort = (typeof templateTable.sorts)[number]

/** The fields that decide the method. */
export interface MethodFacts {
  flowThrough: boolean
  userVerification: string
  selfActivation: boolean
}

const either = [true, false]
const combinations: readonly MethodFacts[] = userVerifications.flatMap((userVerification) =>
  either.flatMap((flowThrough) => either.map((selfActivation) => ({ userVerification, flowThrough, selfActivation }))),
)

/** Which values make one of these methods: the same rule that the checklist uses, read backwards. */
export function factsOfMethods(methods: readonly string[]): MethodFacts[] {
  return combinations.filter((facts) => {
    const { method } = methodOf({ ...facts })
    return method !== null && methods.includes(method)
  })
}

/** The method of stored values; a stored template always has one. */
export function methodOfFacts(facts: MethodFacts): ProvisioningMethod {
  return methodOf({ ...facts }).method ?? 'api-untrusted'
}
