/** What answers before somebody is signed in, and tells whether the hub lives: who may. */
import type { RoomAccess } from './room-access'

const nothing = () => ({})

export const front: RoomAccess = {
  pages: {
    '/sign-in': { for: 'anyone', leadsTo: '/' },
    '/set-up/[token]': { for: 'anyone', of: 'token' },
    '/invitation/[token]': { for: 'anyone', of: 'token' },
    '/_not-found': { for: 'anyone', status: 404 },
    '/_global-error': { for: 'anyone', status: 500 },
  },
  routes: {
    '/api/auth/callback/oidc': { method: 'GET', for: 'anyone', stranger: 200, status: 302, query: '?code=x&state=y' },
    '/api/health/live': { method: 'GET', for: 'anyone', stranger: 200 },
    '/api/health/ready': { method: 'GET', for: 'anyone', stranger: 200 },
  },
  actions: {
    signInAction: { for: 'anyone', input: () => ({ email: 'nobody@example.test', password: 'guess' }) },
    signInWithOidcAction: { for: 'anyone', input: nothing },
    acceptInvitationAction: {
      for: 'anyone',
      input: () => ({ token: 'guess', newPassword: 'a long smuggled sentence' }),
    },
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
  },
}
