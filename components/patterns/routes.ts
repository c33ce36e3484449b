/** Every link of the hub is built here; `typedRoutes` checks that each page exists. */
import type { Route } from 'next'

const route = (path: string): Route => path as Route

export const routes = {
  overview: route('/'),
  signIn: route('/sign-in'),
  setUp: (token: string) => route(`/set-up/${encodeURIComponent(token)}`),
  invitation: (token: string) => route(`/invitation/${encodeURIComponent(token)}`),
  clusters: route('/clusters'),
  newCluster: route('/clusters/new'),
  cluster: (clusterId: string) => route(`/clusters/${clusterId}/interfaces`),
  clusterInterfaces: (clusterId: string) => route(`/clusters/${clusterId}/interfaces`),
  clusterRequirements: (clusterId: string) => route(`/clusters/${clusterId}/requirements`),
  clusterHistory: (clusterId: string) => route(`/clusters/${clusterId}/history`),
  clusterSettings: (clusterId: string) => route(`/clusters/${clusterId}/settings`),
  interfaceStatus: route('/interface-status'),
  locales: route('/locales'),
  callIn: route('/locales/call-in'),
  checkChain: route('/certificates/check'),
  createCertificate: route('/certificates/create'),
  authorities: route('/certificates/authorities'),
  authority: (authorityId: string) => route(`/certificates/authorities/${authorityId}`),
  audit: route('/audit'),
  settings: route('/settings'),
  profile: route('/settings/profile'),
  security: route('/settings/security'),
  people: route('/settings/people'),
  invite: route('/settings/people/new'),
  person: (personId: string) => route(`/settings/people/${personId}`),
  partner: route('/settings/partner'),
  api: {
    search: (query: string) => `/api/search?q=${encodeURIComponent(query)}`,
    ready: '/api/health/ready',
    checks: '/api/checks',
    chainChecks: '/api/chain-checks',
    events: '/api/events',
    auditCsv: '/api/audit.csv',
  },
} as const
