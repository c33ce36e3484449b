/** Decides why a user would not be provisioned; each reason says what to do about it (domain.md 3.1). */
import * as z from 'zod'
import { isPackageId } from '../packages'
import type { Because, ProvisioningMethod } from '../types'
import type { WhatIfFacts } from './facts'

type Rule = (facts: WhatIfFacts, method: ProvisioningMethod) => Because | null

const when = (isTrue: boolean, code: string, params?: Because['params']): Because | null =>
  isTrue ? { code, ...(params && { params }) } : null

const isAddress = (text: string) => z.email().max(254).safeParse(text.trim()).success
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()
const isApi = (method: ProvisioningMethod) => method.startsWith('api')
const isTrusted = (method: ProvisioningMethod) => method.endsWith('-trusted')

/** The most fundamental first: what no setting can mend comes before what one field can. */
const rules: readonly Rule[] = [
  ({ user }) => when(user.isAdministrator, 'administrator'),
  ({ user }) => when(!user.hasLicence, 'no-licence'),
  ({ user }) => when(user.number.trim() === '' && user.extension.trim() === '', 'no-number'),
  ({ user }, method) => when(method.startsWith('flow-through') && !user.hasIntegratedImp, 'imp-not-assigned'),
  ({ template, organization }) =>
    when(organization === 'new' && template.autoCreateOrganizations === false, 'organization-missing'),
  ({ user }, method) => when(isTrusted(method) && user.email.trim() === '', 'email-missing'),
  ({ user }, method) =>
    when(isTrusted(method) && user.email.trim() !== '' && !isAddress(user.email), 'email-invalid', {
      email: user.email.trim(),
    }),
  ({ call }, method) => when(method === 'api-trusted' && call.email.trim() === '', 'call-email-missing'),
  ({ user, call }, method) =>
    when(
      method === 'api-trusted' && call.email.trim() !== '' && user.email.trim() !== '' && !same(call.email, user.email),
      'email-differs',
      { called: call.email.trim(), email: user.email.trim() },
    ),
  ({ call }, method) => when(isApi(method) && !isPackageId(call.package), 'call-package-missing'),
  ({ webexAccount }) => when(webexAccount === 'other-customer', 'email-taken'),
]

/** Everything that stands in the way; empty when nothing does. Message keys under `whatIf.refusals`. */
export function refusalsOf(facts: WhatIfFacts, method: ProvisioningMethod | null): Because[] {
  if (method === null) return [{ code: 'method-open' }]
  return rules.flatMap((rule) => rule(facts, method) ?? [])
}
