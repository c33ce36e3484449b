/** Decides which address a user gets, who proves it, and the states on the way (domain.md 3.1, 3.4). */
import type { SubscriberState } from '../../customers/states'
import type { Because, ProvisioningMethod } from '../types'
import type { WhatIfFacts } from './facts'

export interface ActivationStep {
  /** Message key under `whatIf.activation`. */
  code: string
  params?: Because['params']
  /** What the subscriber's state is afterwards; null while there is no subscriber. */
  state: SubscriberState | null
}

export interface Activation {
  /** Message key under `whatIf.email`. */
  code: 'from-broadworks' | 'typed-by-user' | 'from-call'
  /** Null where the user types it. */
  address: string | null
  steps: ActivationStep[]
}

/** Never asks whether the user is refused: that is decided elsewhere. */
export function activationOf(facts: WhatIfFacts, method: ProvisioningMethod): Activation {
  const { user, call } = facts
  if (method === 'flow-through-trusted') {
    return { code: 'from-broadworks', address: user.email.trim(), steps: [step('announced'), ...settled(facts)] }
  }
  if (method === 'api-trusted') {
    return {
      code: 'from-call',
      address: call.email.trim() || user.email.trim(),
      steps: [step('called'), ...settled(facts)],
    }
  }
  return { code: 'typed-by-user', address: null, steps: [...beginningOf(method), ...portal(facts)] }
}

function beginningOf(method: ProvisioningMethod): ActivationStep[] {
  if (method === 'self-provisioning') return [step('link-handed-out')]
  return [step(method === 'api-untrusted' ? 'called' : 'announced', 'pending_email_input')]
}

/** The portal takes BroadWorks ID and password, whatever the template's authentication mode. */
function portal(facts: WhatIfFacts): ActivationStep[] {
  const { template, user, webexAccount } = facts
  const sender = String(template.partnerAdminName ?? '')
  return [
    step('portal-sign-in', undefined, { userId: user.userId || user.name }),
    step('address-typed', 'pending_email_validation'),
    step('mail-confirmed', 'provisioning', { sender: sender || 'none' }),
    ...(webexAccount === 'own' ? [step('consent', 'pending_user_migration')] : []),
    step('done', 'provisioned'),
  ]
}

function settled({ webexAccount }: WhatIfFacts): ActivationStep[] {
  if (webexAccount === 'own') return [step('consent', 'pending_user_migration'), step('done', 'provisioned')]
  return [step('created', 'provisioning'), step('done', 'provisioned')]
}

function step(code: string, state: SubscriberState | null = null, params?: Because['params']): ActivationStep {
  return { code, state, ...(params && { params }) }
}
