/** What the fields of a cluster demand of each other, and what an edit may never undo (domain.md section 2). */
import type { FieldValues } from '../catalogue/field'
import { type Problem, refuse } from '../result'
import { hostOf } from './addresses'
import { type ClusterField, type OneWayToggle, oneWayToggles } from './fields'

export type ClusterProblems = Partial<Record<ClusterField, { code: string; params?: Record<string, string | number> }>>

/** Write-only values that a cluster already has, so that an empty field means "keep". */
export interface StoredSecrets {
  testAccountPassword: boolean
  probePrivateKey: boolean
}

export const noSecrets: StoredSecrets = { testAccountPassword: false, probePrivateKey: false }

type Rule = (values: FieldValues, stored: StoredSecrets) => ClusterProblems | null

const text = (values: FieldValues, field: ClusterField) => String(values[field] ?? '')

const rules: readonly Rule[] = [
  (values, stored) =>
    text(values, 'testAccountUserId') && !text(values, 'testAccountPassword') && !stored.testAccountPassword
      ? { testAccountPassword: { code: 'test-account-password-missing' } }
      : null,
  (values) =>
    text(values, 'testAccountPassword') && !text(values, 'testAccountUserId')
      ? { testAccountUserId: { code: 'test-account-user-missing' } }
      : null,
  (values) =>
    values.sharedXsp === true && values.authenticationServiceType !== 'mtls'
      ? { authenticationServiceType: { code: 'shared-xsp-needs-mtls' } }
      : null,
  (values) =>
    values.provisioningAdapterPath === 'proxy' && !text(values, 'provisioningAdapterProxyHost')
      ? { provisioningAdapterProxyHost: { code: 'proxy-host-missing' } }
      : null,
  (values, stored) =>
    text(values, 'probeCertificate') && !text(values, 'probePrivateKey') && !stored.probePrivateKey
      ? { probePrivateKey: { code: 'probe-key-missing' } }
      : null,
  (values) =>
    xspHostsOf(values).includes(text(values, 'cnpsHost').toLowerCase())
      ? { cnpsHost: { code: 'cnps-host-shared' } }
      : null,
  ...oneWayToggles.map(
    (toggle): Rule =>
      (values) =>
        values[toggle] === true && !text(values, userIdFieldOf(toggle))
          ? { [userIdFieldOf(toggle)]: { code: 'toggle-user-missing' } }
          : null,
  ),
]

/**
 * Problems between fields, by field. Each value is assumed to be fine by itself. A CNPS server needs a machine of its
 * own, because the load of the cloud's connections would delay call notifications.
 */
export function clusterProblemsOf(values: FieldValues, stored: StoredSecrets = noSecrets): ClusterProblems {
  return Object.assign({}, ...rules.map((rule) => rule(values, stored)))
}

export function userIdFieldOf<T extends OneWayToggle>(toggle: T): `${T}UserId` {
  return `${toggle}UserId`
}

/** What the app asks SRV for: the field, or the host of the XSI-Actions URL when it is empty. */
export function xsiDomainOf(values: FieldValues): string {
  return text(values, 'xsiDomain') || hostOf(text(values, 'xsiActionsUrl'))
}

/** One-way toggles that `after` turns on: each wants the cluster's name typed before it is saved. */
export function turnedOn(before: FieldValues | null, after: FieldValues): OneWayToggle[] {
  return oneWayToggles.filter((toggle) => after[toggle] === true && before?.[toggle] !== true)
}

/** Refuses turning a one-way toggle off, and turning one on without the cluster's name typed as confirmation. */
export function oneWayProblemOf(before: FieldValues | null, after: FieldValues, confirmation: string): Problem | null {
  const turnedOff = oneWayToggles.filter((toggle) => before?.[toggle] === true && after[toggle] !== true)
  if (turnedOff.length > 0) {
    const fields = Object.fromEntries(turnedOff.map((toggle) => [toggle, { code: 'one-way-toggle' }]))
    return refuse('one-way-toggle', { fields }).problem
  }
  if (turnedOn(before, after).length > 0 && confirmation.trim() !== (before ?? after).name) {
    return refuse('toggle-not-confirmed').problem
  }
  return null
}

function xspHostsOf(values: FieldValues): string[] {
  const urls = (['xsiActionsUrl', 'xsiEventsUrl', 'authenticationServiceUrl', 'dmsUrl'] as const).map((field) =>
    hostOf(text(values, field)),
  )
  return [...urls, text(values, 'ctiHost')].filter((host) => host !== '').map((host) => host.toLowerCase())
}
