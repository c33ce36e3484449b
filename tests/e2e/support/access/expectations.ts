/** Who may see which page and call which route, written by hand: a second opinion on the permission table. */
import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import type { Insider, Stage } from './stage'

export interface PageAccess {
  /** Whose request is answered; everybody else's role is refused. `anyone` needs no session. */
  for: readonly Insider[] | 'anyone'
  /** The page belongs to one thing of the partner. */
  of?: 'cluster' | 'channel' | 'authority' | 'chain' | 'template' | 'customer' | 'person' | 'token'
  /** Leads on whoever is signed in, to here. */
  leadsTo?: string
  /** What somebody gets for whom it is. */
  status?: number
}

const everybody = ['admin', 'support', 'readOnly', 'assigned'] as const
const observers = ['admin', 'support', 'readOnly'] as const

export const pageAccess: Record<string, PageAccess> = {
  '/': { for: everybody },
  '/audit': { for: observers },
  '/certificates': { for: everybody },
  '/certificates/[chainId]': { for: everybody, of: 'chain' },
  '/certificates/authorities': { for: everybody },
  '/certificates/authorities/[authorityId]': { for: everybody, of: 'authority' },
  '/certificates/check': { for: everybody },
  '/certificates/cloud': { for: everybody },
  '/certificates/create': { for: everybody },
  '/clusters': { for: everybody },
  '/clusters/new': { for: ['admin'] },
  '/clusters/[clusterId]/certificates': { for: everybody, of: 'cluster' },
  '/clusters/[clusterId]/history': { for: everybody, of: 'cluster' },
  '/clusters/[clusterId]/interfaces': { for: everybody, of: 'cluster' },
  '/clusters/[clusterId]/maintenance': { for: everybody, of: 'cluster' },
  '/clusters/[clusterId]/requirements': { for: everybody, of: 'cluster' },
  '/clusters/[clusterId]/settings': { for: everybody, of: 'cluster' },
  '/interface-status': { for: everybody },
  '/customers': { for: observers },
  '/templates': { for: everybody },
  '/templates/import': { for: everybody },
  '/branding': { for: everybody },
  '/branding/customers': { for: observers },
  '/branding/customers/[customerId]': { for: observers, of: 'customer' },
  '/locales': { for: everybody },
  '/locales/call-in': { for: everybody },
  '/templates/new': { for: ['admin'] },
  '/templates/[templateId]/details': { for: everybody, of: 'template' },
  '/templates/[templateId]/history': { for: everybody, of: 'template' },
  '/templates/[templateId]/settings': { for: everybody, of: 'template' },
  '/settings': { for: everybody, leadsTo: '/settings/profile' },
  '/settings/alerts': { for: observers },
  '/settings/alerts/new': { for: ['admin'] },
  '/settings/alerts/[channelId]': { for: observers, of: 'channel' },
  '/settings/partner': { for: everybody },
  '/settings/people': { for: observers },
  '/settings/people/new': { for: observers },
  '/settings/people/[personId]': { for: observers, of: 'person' },
  '/settings/profile': { for: everybody },
  '/settings/security': { for: everybody },
  '/templates/adapter-urls': { for: everybody },
  '/templates/methods': { for: everybody },
  '/templates/packages': { for: everybody },
  '/templates/what-if': { for: everybody },
  '/sign-in': { for: 'anyone', leadsTo: '/' },
  '/set-up/[token]': { for: 'anyone', of: 'token' },
  '/invitation/[token]': { for: 'anyone', of: 'token' },
  '/_not-found': { for: 'anyone', status: 404 },
  '/_global-error': { for: 'anyone', status: 500 },
}

interface RouteAccess {
  method: 'GET' | 'POST'
  for: readonly Insider[] | 'anyone'
  query?: string | ((stage: Stage) => string)
  body?: (stage: Stage) => unknown
  /** What an admin of another partner gets for the same request. */
  stranger: 200 | 404
  /** What somebody gets for whom it is. */
  status?: number
  /** Never ends by itself. */
  isStream?: true
}

/** Some certificate, in base64 of its DER: what is checked with it is who may ask. */
const testCertificate = new X509Certificate(rootCertificates[0] ?? '').raw.toString('base64')

/** An SVG that is a logo, in base64. */
const smallLogo = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3z"/></svg>',
).toString('base64')

/** The query that a route handler is asked with. */
export const queryOf = (query: NonNullable<RouteAccess['query']>, stage: Stage): string =>
  typeof query === 'string' ? query : query(stage)

export const routeAccess: Record<string, RouteAccess> = {
  '/api/branding/logos': {
    method: 'POST',
    for: ['admin'],
    body: ({ customerId }) => ({ customerId, version: 0, mode: 'light', content: smallLogo }),
    stranger: 404,
  },
  '/api/branding/logos/[logoId]': { method: 'GET', for: everybody, stranger: 404 },
  '/api/locales.csv': { method: 'GET', for: everybody, stranger: 200 },
  '/api/call-in.csv': { method: 'GET', for: everybody, stranger: 200 },
  '/api/audit.csv': { method: 'GET', for: ['admin', 'readOnly'], stranger: 200 },
  '/api/auth/callback/oidc': { method: 'GET', for: 'anyone', stranger: 200, status: 302, query: '?code=x&state=y' },
  '/api/certificates.csv': { method: 'GET', for: everybody, stranger: 200 },
  '/api/certificates/bundle.pem': {
    method: 'GET',
    for: everybody,
    query: ({ chainId }) => `?chain=${chainId}`,
    stranger: 404,
  },
  '/api/certificates/cloud-chain.pem': { method: 'GET', for: everybody, stranger: 404 },
  '/api/chain-checks': {
    method: 'POST',
    for: ['admin', 'support'],
    body: ({ clusterId }) => ({
      from: { kind: 'content', content: testCertificate },
      clusterId,
      place: 'public-server',
    }),
    stranger: 404,
  },
  '/api/checks': {
    method: 'POST',
    for: ['admin', 'support'],
    body: ({ clusterId }) => ({ clusterId }),
    stranger: 404,
  },
  '/api/traces': {
    method: 'POST',
    for: ['admin', 'support'],
    body: ({ clusterId }) => ({ clusterId, kind: 'xsi-actions', requests: 1 }),
    stranger: 404,
  },
  '/api/session-checks': {
    method: 'POST',
    for: ['admin', 'support'],
    body: ({ clusterId }) => ({ clusterId }),
    stranger: 404,
  },
  '/api/events': { method: 'GET', for: everybody, stranger: 200, isStream: true },
  '/api/health/live': { method: 'GET', for: 'anyone', stranger: 200 },
  '/api/health/ready': { method: 'GET', for: 'anyone', stranger: 200 },
  '/api/templates.csv': { method: 'GET', for: everybody, stranger: 200 },
  '/api/templates.json': { method: 'GET', for: everybody, stranger: 200 },
  '/api/templates/matching': { method: 'GET', for: everybody, stranger: 200 },
  '/api/templates/export': {
    method: 'POST',
    for: everybody,
    body: ({ templateId }) => ({ ids: [templateId], format: 'csv' }),
    stranger: 200,
  },
  '/api/templates/import/example.csv': { method: 'GET', for: everybody, stranger: 200 },
  '/api/templates/import/read': { method: 'POST', for: ['admin'], body: () => [{ name: 'Smuggled' }], stranger: 200 },
  '/api/templates/import/judge': {
    method: 'POST',
    for: ['admin'],
    body: () => ({ mapping: ['name'], rows: [{ line: 2, cells: ['Smuggled'] }] }),
    stranger: 200,
  },
  '/api/templates/import/apply': {
    method: 'POST',
    for: ['admin'],
    body: () => ({ mapping: ['name'], rows: [{ line: 2, cells: ['Smuggled'] }] }),
    stranger: 200,
  },
  '/api/search': { method: 'GET', for: everybody, query: '?q=Reservado', stranger: 200 },
}

export interface ActionAccess {
  for: readonly Insider[] | 'anyone'
  /** A body that would do something if it were let through. */
  input: (stage: Stage, someId: string) => unknown
  /** It names a thing of the partner: another partner hears this. Without it the call concerns the caller's own partner. */
  stranger?: string
}

const nothing = () => ({})
const onPerson = ({ personId }: Stage) => ({ personId })
const onPersonVersion = ({ personId }: Stage) => ({ personId, version: 1 })
const onChannel = ({ channelId }: Stage) => ({ id: channelId })
const smuggledChannel = { name: 'Smuggled', kind: 'webhook', webhookUrl: 'https://smuggled.example.com/hook' }
const onCluster = ({ clusterId }: Stage) => ({ id: clusterId })
const onTemplate = ({ templateId }: Stage) => ({ id: templateId })

export const actionAccess: Record<string, ActionAccess> = {
  createClusterAction: {
    for: ['admin'],
    input: (_stage, id) => ({ id, values: { name: 'Smuggled' }, confirmation: '' }),
  },
  updateClusterAction: {
    for: ['admin'],
    input: ({ clusterId }) => ({
      id: clusterId,
      version: 1,
      values: {
        name: 'Smuggled',
        xsiActionsUrl: 'https://smuggled.example.com/a',
        xsiEventsUrl: 'https://smuggled.example.com/e',
        ctiHost: 'smuggled.example.com',
        ctiPort: '8012',
        authenticationServiceUrl: 'https://smuggled.example.com/t',
      },
    }),
    stranger: 'not-found',
  },
  pauseClusterAction: { for: ['admin'], input: onCluster, stranger: 'not-found' },
  resumeClusterAction: { for: ['admin'], input: onCluster, stranger: 'not-found' },
  removeClusterAction: {
    for: ['admin'],
    input: ({ clusterId }) => ({ id: clusterId, confirmation: 'Reservado-7F3Q cluster' }),
    stranger: 'not-found',
  },
  saveBrandingAction: {
    for: ['admin'],
    input: ({ customerId }) => ({ customerId, version: 0, values: { brandName: 'Smuggled' } }),
    stranger: 'not-found',
  },
  resetBrandingAction: {
    for: ['admin'],
    input: ({ customerId }) => ({ customerId, version: 0, name: null }),
    stranger: 'not-found',
  },
  createChannelAction: {
    for: ['admin'],
    input: (_stage, id) => ({ id, values: { ...smuggledChannel, name: `Smuggled ${id}` } }),
  },
  changeChannelAction: {
    for: ['admin'],
    input: ({ channelId }) => ({ id: channelId, version: 1, values: smuggledChannel }),
    stranger: 'not-found',
  },
  renewSecretAction: { for: ['admin'], input: onChannel, stranger: 'not-found' },
  sendTestAction: { for: ['admin'], input: onChannel, stranger: 'not-found' },
  removeChannelAction: { for: ['admin'], input: onChannel, stranger: 'not-found' },
  retryDeliveryAction: { for: ['admin'], input: ({ deliveryId }) => ({ id: deliveryId }), stranger: 'not-found' },
  startMaintenanceAction: {
    for: ['admin'],
    input: ({ clusterId }, id) => ({ id, clusterId, hours: '1', reason: 'Smuggled' }),
    stranger: 'not-found',
  },
  planMaintenanceAction: {
    for: ['admin'],
    input: ({ clusterId }, id) => ({
      ...{ id, clusterId, reason: 'Smuggled' },
      ...{ startsAt: '2099-01-01T22:00', endsAt: '2099-01-02T02:00' },
    }),
    stranger: 'not-found',
  },
  endMaintenanceAction: { for: ['admin'], input: ({ windowId }) => ({ id: windowId }), stranger: 'not-found' },
  chooseDefaultAction: {
    for: ['admin'],
    input: () => ({ language: 'zh', locale: 'zh_TW', seen: 'zh_CN' }),
  },
  chooseCallInAction: { for: ['admin'], input: () => ({ country: 'BE', location: 'EMEA', seen: 'EURO' }) },
  assignAdapterAction: {
    for: ['admin'],
    input: ({ clusterId }) => ({ clusterId, enterprise: 'smuggled', target: 'uc-one' }),
    stranger: 'not-found',
  },
  unassignAdapterAction: {
    for: ['admin'],
    input: ({ clusterId }) => ({ clusterId, enterprise: 'smuggled' }),
    stranger: 'not-found',
  },
  confirmRequirementAction: {
    for: ['admin'],
    input: ({ clusterId }) => ({ clusterId, requirement: 'servers', basis: '' }),
    stranger: 'not-found',
  },
  withdrawRequirementAction: {
    for: ['admin'],
    input: ({ clusterId }) => ({ clusterId, requirement: 'servers' }),
    stranger: 'not-found',
  },
  createRequestAction: {
    for: ['admin'],
    input: () => ({ hosts: 'smuggled.example.com', key: 'ec-p256', organization: '', country: '' }),
  },
  createAuthorityAction: { for: ['admin'], input: (_stage, id) => ({ id, name: 'Smuggled', years: '10' }) },
  issueClientAction: {
    for: ['admin'],
    input: ({ authorityId }, id) => ({
      id,
      authorityId,
      days: '365',
      password: '',
      clusterId: null,
      replacesId: null,
    }),
    stranger: 'not-found',
  },
  revokeClientAction: {
    for: ['admin'],
    input: ({ issuedId }) => ({ certificateId: issuedId, reason: 'superseded' }),
    stranger: 'not-found',
  },
  issueListAction: { for: ['admin'], input: ({ authorityId }) => ({ authorityId }), stranger: 'not-found' },
  addCloudChainAction: {
    for: ['admin'],
    input: (_stage, id) => ({ id, name: 'Smuggled', certificates: rootCertificates[0] }),
  },
  retireCloudChainAction: {
    for: ['admin'],
    input: ({ cloudChainId }) => ({ id: cloudChainId }),
    stranger: 'not-found',
  },
  restoreCloudChainAction: {
    for: ['admin'],
    input: ({ cloudChainId }) => ({ id: cloudChainId }),
    stranger: 'not-found',
  },
  confirmIdentityAction: {
    for: ['admin'],
    input: ({ clusterId }) => ({ clusterId, identities: 'smuggled.example.com' }),
    stranger: 'not-found',
  },
  confirmTrustAction: { for: ['admin'], input: ({ clusterId }) => ({ clusterId }), stranger: 'not-found' },
  saveChainAction: {
    for: ['admin'],
    input: ({ clusterId }) => ({
      clusterId,
      place: 'public-server',
      host: 'smuggled.example.com',
      certificatesPem: rootCertificates[0],
    }),
    stranger: 'not-found',
  },
  createTemplateAction: { for: ['admin'], input: (_stage, id) => ({ id, values: { name: 'Smuggled' } }) },
  updateTemplateAction: {
    for: ['admin'],
    input: ({ templateId }) => ({ id: templateId, version: 1, values: { name: 'Smuggled' } }),
    stranger: 'not-found',
  },
  restoreVersionAction: {
    for: ['admin'],
    input: ({ templateId }) => ({ id: templateId, version: 2, number: 1, password: '' }),
    stranger: 'not-found',
  },
  deleteTemplateAction: { for: ['admin'], input: onTemplate, stranger: 'not-found' },
  deleteTemplatesAction: { for: ['admin'], input: ({ templateId }) => ({ ids: [templateId] }) },
  bringBackTemplatesAction: { for: ['admin'], input: ({ templateId }) => ({ ids: [templateId] }) },
  changePackagesAction: {
    for: ['admin'],
    input: ({ templateId }) => ({ changes: [{ id: templateId, defaultPackage: 'basic' }] }),
  },
  duplicateFromListAction: { for: ['admin'], input: onTemplate, stranger: 'not-found' },
  changePartnerAction: {
    for: ['admin'],
    input: () => ({ partnerName: 'Smuggled', timeZone: 'Europe/Madrid', version: 1 }),
  },
  inviteAction: {
    for: ['admin'],
    input: (_stage, id) => ({ id, name: 'Smuggled', email: `${id}@example.test`, role: 'full-admin' }),
  },
  renewInvitationAction: { for: ['admin'], input: onPerson, stranger: 'not-found' },
  changeRoleAction: {
    for: ['admin'],
    input: ({ personId }) => ({ personId, version: 1, role: 'full-admin' }),
    stranger: 'not-found',
  },
  disablePersonAction: { for: ['admin'], input: onPersonVersion, stranger: 'not-found' },
  enablePersonAction: { for: ['admin'], input: onPersonVersion, stranger: 'not-found' },
  endSessionsOfAction: { for: ['admin'], input: onPerson, stranger: 'not-found' },
  removeSecondFactorOfAction: { for: ['admin'], input: onPerson, stranger: 'not-found' },
  changeProfileAction: { for: everybody, input: () => ({ name: 'Smuggled', version: 1 }) },
  changePasswordAction: {
    for: everybody,
    input: () => ({ currentPassword: 'guess', newPassword: 'a long smuggled sentence' }),
  },
  offerSecondFactorAction: { for: everybody, input: nothing },
  confirmSecondFactorAction: { for: everybody, input: () => ({ code: '123456' }) },
  renewRecoveryCodesAction: { for: everybody, input: nothing },
  removeSecondFactorAction: { for: everybody, input: nothing },
  confirmPasswordAction: { for: everybody, input: () => ({ password: 'guess' }) },
  endSessionAction: { for: everybody, input: ({ sessionId }) => ({ sessionId }), stranger: 'not-found' },
  endOtherSessionsAction: { for: everybody, input: nothing },
  signOutAction: { for: everybody, input: nothing },
  signInAction: { for: 'anyone', input: () => ({ email: 'nobody@example.test', password: 'guess' }) },
  signInWithOidcAction: { for: 'anyone', input: nothing },
  acceptInvitationAction: { for: 'anyone', input: () => ({ token: 'guess', newPassword: 'a long smuggled sentence' }) },
  setUpAction: {
    for: 'anyone',
    input: () => ({
      token: 'guess',
      partnerName: 'Smuggled',
      timeZone: 'UTC',
      name: 'Smuggled',
      email: 'smuggled@example.test',
      newPassword: 'a long smuggled sentence',
    }),
  },
}
