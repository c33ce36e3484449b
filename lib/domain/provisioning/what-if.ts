/** Decides what a template does with one BroadWorks user, with a reason for every answer: what provisioning itself asks. */
import { type CallIn, callInOf } from '../locales/call-in'
import { type LocaleResolution, resolveLocale } from '../locales/resolve-locale'
import { type MethodChoice, methodOf } from './methods'
import { isPackageId, type PackageId } from './packages'
import type { Because, ProvisioningMethod } from './types'
import { type Activation, activationOf } from './what-if/activation'
import type { WhatIfFacts } from './what-if/facts'
import { refusalsOf } from './what-if/refusals'
import { type SignIn, signInOf } from './what-if/sign-in'

export interface WhatIf {
  /** `waits` for the customer's first user, where the template provisions the administrator first. */
  outcome: 'provisioned' | 'waits' | 'refused'
  method: MethodChoice
  /** What stands in the way, the most fundamental first; message keys under `whatIf.refusals`. */
  refusals: Because[]
  package: { id: PackageId | null; because: Because }
  organization: { name: string; kind: 'enterprise' | 'group'; because: Because; role: 'administrator' | 'member' }
  /** Null while the method is open. */
  activation: Activation | null
  locale: LocaleResolution
  /** Whether the locale becomes the organization's, which only its first user decides. */
  localeBecause: Because
  /** `partner` is the partner's own numbers; null where neither numbers nor country are known. */
  callIn: { location: CallIn | 'partner' | null; because: Because }
  signIn: SignIn
}

/** Never throws and always explains. A refused user is answered too: what would come once the reason is mended. */
export function whatIf(facts: WhatIfFacts): WhatIf {
  const choice = methodOf(facts.template)
  const refusals = refusalsOf(facts, choice.method)
  const activation = choice.method ? activationOf(facts, choice.method) : null
  return {
    outcome: refusals.length > 0 ? 'refused' : waits(facts, choice.method) ? 'waits' : 'provisioned',
    method: choice,
    refusals,
    package: packageOf(facts, choice.method),
    organization: organizationOf(facts, choice.method),
    activation,
    ...localeOf(facts),
    callIn: callInAnswerOf(facts),
    signIn: signInOf(facts, activation?.address ?? null),
  }
}

/** Others wait until the first user is active; it applies to flow-through with untrusted e-mails only. */
function waits({ template, organization }: WhatIfFacts, method: ProvisioningMethod | null): boolean {
  return organization === 'admin-pending' && method === 'flow-through-untrusted' && template.adminFirst === true
}

function packageOf({ template, call }: WhatIfFacts, method: ProvisioningMethod | null): WhatIf['package'] {
  if (method?.startsWith('api')) {
    return isPackageId(call.package)
      ? { id: call.package, because: { code: 'from-call' } }
      : { id: null, because: { code: 'call-names-none' } }
  }
  const { defaultPackage } = template
  return isPackageId(defaultPackage)
    ? { id: defaultPackage, because: { code: 'default' } }
    : { id: null, because: { code: 'default-open' } }
}

function organizationOf(facts: WhatIfFacts, method: ProvisioningMethod | null): WhatIf['organization'] {
  const { template, user, organization } = facts
  const kind = template.enterpriseMode === true ? ('enterprise' as const) : ('group' as const)
  const base = { name: user.enterprise.trim(), kind }
  if (organization === 'new') {
    const isFirst = template.adminFirst === true && method === 'flow-through-untrusted'
    return { ...base, role: 'administrator', because: { code: isFirst ? 'created-others-wait' : 'created' } }
  }
  if (organization === 'active') return { ...base, role: 'member', because: { code: 'exists' } }
  return {
    ...base,
    role: 'member',
    because: { code: waits(facts, method) ? 'waits-for-administrator' : 'exists-without-administrator' },
  }
}

function localeOf({ template, user, overrides, organization }: WhatIfFacts): Pick<WhatIf, 'locale' | 'localeBecause'> {
  const locale = resolveLocale({
    given: user.language,
    country: String(template.country ?? ''),
    templateLanguage: String(template.emailLanguage ?? ''),
    overrides,
  })
  return { locale, localeBecause: { code: organization === 'new' ? 'sets-organization' : 'organization-keeps' } }
}

function callInAnswerOf({ template, callInEdits }: WhatIfFacts): WhatIf['callIn'] {
  if (template.meetingJoin === 'partner-provided') {
    const group = String(template.phoneNumberGroup ?? '')
    return { location: 'partner', because: { code: 'partner-provided', params: { group } } }
  }
  const country = String(template.country ?? '')
  const location = callInOf(country, callInEdits)
  return location
    ? { location, because: { code: location.because, params: { country: location.country } } }
    : { location: null, because: { code: 'country-open' } }
}
