/** Judges who is let in: ClientIdentity on the application server, and the authentication service's client certificate. */

import type { Certificate } from '../model/certificate'
import { commonNamesOf } from '../names/distinguished-name'
import { ctiClientName } from './bridge-client'
import { metOr, type PlaceFinding, placeFinding } from './place-check'

export interface ClientIdentityFacts {
  /** Entries of AS_CLI/System/ClientIdentity; undefined where nobody has read them. */
  readonly identities: readonly string[] | undefined
  /** The client certificate that reaches the XSPs, where it is at hand. */
  readonly client: Certificate | undefined
}

/** The entry equals the common name, letter by letter. */
export function judgeClientIdentity({ identities, client }: ClientIdentityFacts): PlaceFinding[] {
  const [name = ctiClientName] = client ? commonNamesOf(client.subject) : []
  if (!identities) return [placeFinding('client-identity', 'unknown', { expected: name })]
  return [metOr('client-identity', identities.includes(name), { expected: name, found: identities.join(', ') })]
}

export interface AuthenticationFacts {
  readonly type: 'ci-token' | 'mtls'
  /** The handshake without a client certificate was refused; undefined where nobody tried. */
  readonly refusesAnonymous: boolean | undefined
}

/** With mutual TLS strangers are refused; with token validation nobody is asked for a certificate (domain.md section 7.3). */
export function judgeAuthentication({ type, refusesAnonymous }: AuthenticationFacts): PlaceFinding[] {
  const check = type === 'mtls' ? 'authentication-client-certificate' : 'authentication-no-client-certificate'
  const expected = `clientAuthReq ${type === 'mtls'}`
  if (refusesAnonymous === undefined) return [placeFinding(check, 'unknown', { expected })]
  return [
    metOr(check, refusesAnonymous === (type === 'mtls'), { expected, found: `clientAuthReq ${refusesAnonymous}` }),
  ]
}
