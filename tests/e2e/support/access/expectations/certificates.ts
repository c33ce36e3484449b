/** Chains, and the trust that clusters have: who may. */
import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { everybody, type RoomAccess } from './room-access'

/** Some certificate, in base64 of its DER: what is checked with it is who may ask. */
const testCertificate = new X509Certificate(rootCertificates[0] ?? '').raw.toString('base64')

export const certificates: RoomAccess = {
  pages: {
    '/certificates': { for: everybody },
    '/certificates/[chainId]': { for: everybody, of: 'chain' },
    '/certificates/check': { for: everybody },
    '/certificates/cloud': { for: everybody },
  },
  routes: {
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
  },
  actions: {
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
  },
}
