/** How the addresses of a cluster are written: what a field accepts, and which interface it names. */
import type { FieldValues } from '../catalogue/field'
import type { InterfaceFields } from '../health/interface-target'
import { type InterfaceKind, interfaceKinds } from '../health/types'
import { checkPort, parseHost, parseHttpsUrl } from '../net/url-rules'
import type { Problem, Result } from '../result'

/** The field that holds the address of each interface. */
export const addressFieldOf = {
  'xsi-actions': 'xsiActionsUrl',
  'xsi-events': 'xsiEventsUrl',
  'authentication-service': 'authenticationServiceUrl',
  cti: 'ctiHost',
  dms: 'dmsUrl',
} as const satisfies Record<InterfaceKind, string>

/** Fields that change what is probed for an interface. */
export const probedFieldsOf = {
  'xsi-actions': ['xsiActionsUrl'],
  'xsi-events': ['xsiEventsUrl'],
  'authentication-service': ['authenticationServiceUrl', 'authenticationServiceType'],
  cti: ['ctiHost', 'ctiPort', 'probeCertificate', 'probePrivateKey'],
  dms: ['dmsUrl'],
} as const satisfies Record<InterfaceKind, readonly string[]>

/** The problem of an interface URL, or null when it may be kept. Which further ports are open, only the operation knows. */
export const urlProblemOf = (text: string): Problem | null => problemOf(parseHttpsUrl(text))

export const hostProblemOf = (text: string): Problem | null => problemOf(parseHost(text))

export const portProblemOf = (text: string): Problem | null =>
  problemOf(checkPort(/^\d{1,5}$/.test(text) ? Number(text) : Number.NaN))

/** The host a URL names, as the prober asks DNS for it; '' when it cannot be read. */
export function hostOf(url: string): string {
  const parsed = parseHttpsUrl(url)
  return parsed.ok ? parsed.value.host : ''
}

/** The interfaces that have an address, in the order of the pages. */
export function interfaceKindsOf(values: FieldValues): InterfaceKind[] {
  return interfaceKinds.filter((kind) => values[addressFieldOf[kind]])
}

/** The form's values as the probe's planner reads them. */
export function interfaceFieldsOf(values: FieldValues): InterfaceFields {
  const text = (field: string) => String(values[field] ?? '')
  return {
    xsiActionsUrl: text('xsiActionsUrl'),
    xsiEventsUrl: text('xsiEventsUrl'),
    authenticationServiceUrl: text('authenticationServiceUrl'),
    authenticationServiceType: text('authenticationServiceType'),
    ctiHost: text('ctiHost'),
    ctiPort: Number(text('ctiPort')),
    dmsUrl: text('dmsUrl'),
  }
}

function problemOf(parsed: Result<unknown>): Problem | null {
  return parsed.ok || parsed.problem.code === 'port-not-allowed' ? null : parsed.problem
}
