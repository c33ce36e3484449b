/** The numbered steps of a sign-in by authentication mode (domain.md 3.2). */
import type { Because } from '../types'
import type { WhatIfFacts } from './facts'

export interface SignIn {
  /** Message key under `whatIf.signIn.modes`. */
  mode: 'broadworks' | 'webex' | 'partner-saml' | 'partner-oidc' | 'open'
  /** Message key under `whatIf.signIn.identities`: what the user types as identity. */
  identity: 'user-id' | 'email-or-user-id' | 'email'
  /** Message key under `whatIf.signIn.factors`. */
  secondFactor: 'none' | 'customer-provider' | 'partner-provider'
  /** Message keys under `whatIf.signIn.steps`. */
  steps: Because[]
}

const found: Because = { code: 'found' }
const exchanged: Because = { code: 'exchanged' }

/** @param address what the user's Webex address would be; null where the user types it */
export function signInOf({ template, cluster, user }: WhatIfFacts, address: string | null): SignIn {
  const mode = template.authenticationMode
  if (mode === 'broadworks') {
    const isAlias = address !== null && address !== '' && sameText(user.alternateId, address)
    const checked = cluster?.directAuthentication === true ? 'checked-directly' : 'checked-by-broker'
    return {
      mode,
      identity: isAlias ? 'email-or-user-id' : 'user-id',
      secondFactor: 'none',
      steps: [
        found,
        { code: 'hosted-page' },
        { code: isAlias ? 'types-email-or-id' : 'types-user-id', params: { userId: user.userId || user.name } },
        { code: checked, params: { cluster: cluster?.name ?? '' } },
        exchanged,
      ],
    }
  }
  if (mode === 'partner-saml' || mode === 'partner-oidc') {
    const provider = { provider: String(template.idpEntityId ?? '') }
    return {
      mode,
      identity: 'email',
      secondFactor: 'partner-provider',
      steps: [
        found,
        { code: 'partner-provider', params: provider },
        { code: 'types-there' },
        { code: 'factor-there' },
        exchanged,
      ],
    }
  }
  return {
    mode: mode === 'webex' ? mode : 'open',
    identity: 'email',
    secondFactor: 'customer-provider',
    steps: [found, { code: 'webex-provider' }, { code: 'types-there' }, { code: 'factor-there' }, exchanged],
  }
}

function sameText(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
