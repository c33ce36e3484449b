/** Every field of a BroadWorks cluster, once (domain.md section 2; names on screen: decisions.md, "Names and states"). */
import * as z from 'zod'
import {
  type Catalogue,
  type FieldValues,
  fieldProblemsOf,
  judgedBy,
  objectOf,
  optionalText,
  refusing,
  requiredText,
  type ValuesOf,
  withoutHiddenOf,
} from '../catalogue/field'
import { ok, type Problem, type Result, refuse } from '../result'
import { hostProblemOf, portProblemOf, urlProblemOf } from './addresses'

/** Sections in the order of the wizard's steps; the review comes after the last one. */
export const clusterSections = [
  'name-and-topology',
  'test-account',
  'xsi',
  'cti',
  'authentication-service',
  'dms',
] as const
export type ClusterSection = (typeof clusterSections)[number]

export const authenticationServiceTypes = ['ci-token', 'mtls'] as const
export const edgeTopologies = ['xsp-in-dmz', 'tls-passthrough', 'tls-bridge'] as const
export const broadworksReleases = ['later', 'R24', 'R23', 'R22'] as const
export const provisioningAdapterPaths = ['direct', 'proxy'] as const

/** Switched on here, switched off only by the vendor's support (domain.md section 2). */
export const oneWayToggles = ['callHistory', 'dndSync', 'personalAssistantSync'] as const
export type OneWayToggle = (typeof oneWayToggles)[number]

const urlMaxLength = 512
const hostMaxLength = 253
const pemMaxLength = 16_384

const judged = (maxLength: number, judge: (text: string) => Problem | null) =>
  z.string().trim().max(maxLength).superRefine(judgedBy(judge))
const isGiven = refusing('required', (text: string) => text !== '')
const optionalUrl = judged(urlMaxLength, urlProblemOf)
const requiredUrl = optionalUrl.superRefine(isGiven)
const optionalHost = judged(hostMaxLength, hostProblemOf)
const requiredHost = optionalHost.superRefine(isGiven)
const requiredPort = judged(5, portProblemOf).superRefine(isGiven)
const password = z
  .string()
  .max(128)
  .superRefine(refusing('control-characters', (text) => !/\p{Cc}/u.test(text)))
const pem = z
  .string()
  .trim()
  .max(pemMaxLength)
  .superRefine(refusing('not-pem', (text) => text === '' || /^-----BEGIN [A-Z ]+-----/.test(text)))

const userIdOf = (toggle: OneWayToggle) =>
  ({
    section: 'cti',
    control: 'text',
    schema: optionalText(161),
    initial: '',
    maxLength: 161,
    visibleWhen: (values: FieldValues) => values[toggle] === true,
  }) as const

export const clusterFields = {
  name: { section: 'name-and-topology', control: 'text', schema: requiredText(80), initial: '', maxLength: 80 },
  edgeTopology: {
    section: 'name-and-topology',
    control: 'radio',
    schema: z.enum(edgeTopologies),
    initial: 'xsp-in-dmz',
    options: edgeTopologies,
  },
  broadworksRelease: {
    section: 'name-and-topology',
    control: 'select',
    schema: z.enum(broadworksReleases),
    initial: 'later',
    options: broadworksReleases,
  },
  cnpsHost: {
    section: 'name-and-topology',
    control: 'host',
    schema: optionalHost,
    initial: '',
    optional: true,
    maxLength: hostMaxLength,
  },
  cnpsRelease: {
    section: 'name-and-topology',
    control: 'select',
    schema: z.enum(broadworksReleases),
    initial: 'later',
    options: broadworksReleases,
    visibleWhen: (values: FieldValues) => values.cnpsHost !== '',
  },
  provisioningAdapterPath: {
    section: 'name-and-topology',
    control: 'radio',
    schema: z.enum(provisioningAdapterPaths),
    initial: 'direct',
    options: provisioningAdapterPaths,
  },
  provisioningAdapterProxyHost: {
    section: 'name-and-topology',
    control: 'host',
    schema: optionalHost,
    initial: '',
    maxLength: hostMaxLength,
    visibleWhen: (values: FieldValues) => values.provisioningAdapterPath === 'proxy',
  },
  testAccountUserId: {
    section: 'test-account',
    control: 'text',
    schema: optionalText(161),
    initial: '',
    optional: true,
    maxLength: 161,
    autoComplete: 'off',
  },
  testAccountPassword: {
    section: 'test-account',
    control: 'secret',
    schema: password,
    initial: '',
    optional: true,
    secret: true,
    maxLength: 128,
    autoComplete: 'new-password',
  },
  scheduledLoginChecks: {
    section: 'test-account',
    control: 'checkbox',
    schema: z.boolean(),
    initial: false,
    visibleWhen: (values: FieldValues) => values.testAccountUserId !== '',
  },
  xsiActionsUrl: { section: 'xsi', control: 'url', schema: requiredUrl, initial: '', maxLength: urlMaxLength },
  xsiEventsUrl: { section: 'xsi', control: 'url', schema: requiredUrl, initial: '', maxLength: urlMaxLength },
  dasUrl: { section: 'xsi', control: 'url', schema: optionalUrl, initial: '', optional: true, maxLength: urlMaxLength },
  directAuthentication: { section: 'xsi', control: 'checkbox', schema: z.boolean(), initial: false },
  xsiDomain: {
    section: 'xsi',
    control: 'host',
    schema: optionalHost,
    initial: '',
    optional: true,
    maxLength: hostMaxLength,
  },
  ctiHost: { section: 'cti', control: 'host', schema: requiredHost, initial: '', maxLength: hostMaxLength },
  ctiPort: {
    section: 'cti',
    control: 'port',
    schema: requiredPort,
    initial: '8012',
    maxLength: 5,
  },
  callHistory: { section: 'cti', control: 'switch', schema: z.boolean(), initial: false },
  callHistoryUserId: userIdOf('callHistory'),
  dndSync: { section: 'cti', control: 'switch', schema: z.boolean(), initial: false },
  dndSyncUserId: userIdOf('dndSync'),
  personalAssistantSync: { section: 'cti', control: 'switch', schema: z.boolean(), initial: false },
  personalAssistantSyncUserId: userIdOf('personalAssistantSync'),
  probeCertificate: {
    section: 'cti',
    control: 'textarea',
    schema: pem,
    initial: '',
    optional: true,
    maxLength: pemMaxLength,
  },
  probePrivateKey: {
    section: 'cti',
    control: 'textarea',
    schema: pem,
    initial: '',
    optional: true,
    secret: true,
    maxLength: pemMaxLength,
    visibleWhen: (values: FieldValues) => values.probeCertificate !== '',
  },
  authenticationServiceUrl: {
    section: 'authentication-service',
    control: 'url',
    schema: requiredUrl,
    initial: '',
    maxLength: urlMaxLength,
  },
  sharedXsp: { section: 'authentication-service', control: 'checkbox', schema: z.boolean(), initial: false },
  authenticationServiceType: {
    section: 'authentication-service',
    control: 'radio',
    schema: z.enum(authenticationServiceTypes),
    initial: 'ci-token',
    options: authenticationServiceTypes,
  },
  dmsUrl: { section: 'dms', control: 'url', schema: optionalUrl, initial: '', optional: true, maxLength: urlMaxLength },
} satisfies Catalogue & Record<string, { section: ClusterSection }>

export type ClusterField = keyof typeof clusterFields
export type ClusterValues = ValuesOf<typeof clusterFields>
export const clusterObject = objectOf(clusterFields)

/** The values with those of hidden fields put back to their start: what is not shown is not judged and not kept. */
export function withoutHidden(values: FieldValues): FieldValues {
  return withoutHiddenOf(clusterFields, values)
}

/** Judges posted values field by field. */
export function parseCluster(values: FieldValues): Result<ClusterValues> {
  const parsed = clusterObject.safeParse(withoutHidden(values))
  return parsed.success ? ok(parsed.data) : refuse('check-fields', { fields: fieldProblemsOf(parsed.error) })
}
