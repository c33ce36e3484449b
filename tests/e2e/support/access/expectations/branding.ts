/** Brands: who may. */
import { everybody, observers, type RoomAccess } from './room-access'

/** An SVG that is a logo, in base64. */
const smallLogo = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3z"/></svg>',
).toString('base64')

export const branding: RoomAccess = {
  pages: {
    '/branding': { for: everybody },
    '/branding/customers': { for: observers },
    '/branding/customers/[customerId]': { for: observers, of: 'customer' },
  },
  routes: {
    '/api/branding/logos': {
      method: 'POST',
      for: ['admin'],
      body: ({ customerId }) => ({ customerId, version: 0, mode: 'light', content: smallLogo }),
      stranger: 404,
    },
    '/api/branding/logos/[logoId]': { method: 'GET', for: everybody, stranger: 404 },
  },
  actions: {
    saveBrandingAction: {
      for: ['admin'],
      input: ({ customerId }) => ({ customerId, version: 0, base: {}, values: { brandName: 'Smuggled' } }),
      stranger: 'not-found',
    },
    resetBrandingAction: {
      for: ['admin'],
      input: ({ customerId }) => ({ customerId, version: 0, name: null }),
      stranger: 'not-found',
    },
  },
}
