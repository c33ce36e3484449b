/** Decides what is probed for a cluster: one target for every interface that its fields name. */
import { parseHost, parseHttpsUrl } from '../net/url-rules'
import { ok, type Result } from '../result'
import { basePathOf } from './interface-path'
import type { InterfaceKind, ProbeTarget } from './types'

/** A cluster's fields as stored; '' and null both say "not given". */
export interface InterfaceFields {
  xsiActionsUrl?: string | null
  xsiEventsUrl?: string | null
  authenticationServiceUrl?: string | null
  authenticationServiceType?: string | null
  ctiHost?: string | null
  ctiPort?: number | null
  dmsUrl?: string | null
}

/** What a probe may prove itself with; never part of what is shown. */
export interface ProbeCredentials {
  testAccount?: { userId: string; password: string }
  clientCertificate?: { certificatePem: string; privateKeyPem: string }
}

const urlOf: Record<Exclude<InterfaceKind, 'cti'>, (fields: InterfaceFields) => string | null | undefined> = {
  'xsi-actions': (fields) => fields.xsiActionsUrl,
  'xsi-events': (fields) => fields.xsiEventsUrl,
  'authentication-service': (fields) => fields.authenticationServiceUrl,
  dms: (fields) => fields.dmsUrl,
}

/** Shown in this order everywhere: the official three, then those beside them. */
export const interfaceOrder: readonly InterfaceKind[] = [
  'xsi-actions',
  'xsi-events',
  'authentication-service',
  'cti',
  'dms',
]

/**
 * The target of one interface: undefined when its field is empty, a refusal when what stands there may not be probed.
 * @param allowedPorts besides the standard ones
 */
export function targetOf(
  kind: InterfaceKind,
  fields: InterfaceFields,
  credentials: ProbeCredentials = {},
  allowedPorts: readonly number[] = [],
): Result<ProbeTarget> | undefined {
  if (kind === 'cti') return ctiTargetOf(fields, credentials)
  const url = urlOf[kind](fields)
  if (!url) return undefined
  const place = parseHttpsUrl(url, allowedPorts)
  if (!place.ok) return place
  const { host, port, path } = place.value
  return ok({ kind, host, port, path: basePathOf(kind, path), ...extrasOf(kind, fields, credentials) })
}

/** Every target that can be probed; fields that are empty or refused give none. */
export function targetsOf(
  fields: InterfaceFields,
  credentials: ProbeCredentials = {},
  allowedPorts: readonly number[] = [],
): ProbeTarget[] {
  return interfaceOrder.flatMap((kind) => {
    const target = targetOf(kind, fields, credentials, allowedPorts)
    return target?.ok ? [target.value] : []
  })
}

function ctiTargetOf(fields: InterfaceFields, credentials: ProbeCredentials): Result<ProbeTarget> | undefined {
  if (!fields.ctiHost) return undefined
  const host = parseHost(fields.ctiHost)
  if (!host.ok) return host
  const { clientCertificate } = credentials
  return ok({ kind: 'cti', host: host.value, port: fields.ctiPort ?? 8012, path: '', clientCertificate })
}

function extrasOf(kind: InterfaceKind, fields: InterfaceFields, credentials: ProbeCredentials): Partial<ProbeTarget> {
  if (kind === 'xsi-actions' || kind === 'xsi-events') return { testAccount: credentials.testAccount }
  if (kind !== 'authentication-service') return {}
  const authenticationMode = fields.authenticationServiceType === 'mtls' ? 'mtls' : 'ci-token'
  return authenticationMode === 'mtls'
    ? { authenticationMode, clientCertificate: credentials.clientCertificate }
    : { authenticationMode }
}
