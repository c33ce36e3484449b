/** The one file that knows next-auth: it carries a random session id in an encrypted cookie, and signs in by OIDC. */

import { cookies } from 'next/headers'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import { decode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { ownOrigins } from '@/lib/domain/identity/origin'
import { signInWithOidc } from '@/lib/features/sessions/operations/sign-in-with-oidc'
import { hashToken } from '@/lib/platform/auth/tokens'
import { database } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { requestClient } from './request'

declare module 'next-auth' {
  interface User {
    sessionToken?: string
  }
}

const invitationCookie = 'hub-invitation'

/** `__Host-` binds a cookie to this host and to https; browsers refuse it on plain http. */
function cookieName(name: string): string {
  return isHttps() ? `__Host-${name}` : name
}

function isHttps(): boolean {
  return env().publicOrigin?.startsWith('https:') ?? false
}

function cookieOf(name: string) {
  return {
    name: cookieName(name),
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps() },
  }
}

function oidcProvider(): NextAuthConfig['providers'] {
  const { oidcIssuer, oidcClientId, oidcClientSecret } = env()
  if (!oidcIssuer || !oidcClientId) return []
  return [
    {
      id: 'oidc',
      name: 'oidc',
      type: 'oidc',
      issuer: oidcIssuer,
      clientId: oidcClientId,
      clientSecret: oidcClientSecret,
      checks: ['pkce', 'state', 'nonce'],
    },
  ]
}

/** Takes a session that an operation has just begun; the password was judged there, not here. */
const begunSession = Credentials({
  id: 'begun-session',
  credentials: { sessionToken: {} },
  async authorize({ sessionToken }) {
    if (typeof sessionToken !== 'string') return null
    return (await database().hub.session(hashToken(sessionToken))) ? { sessionToken } : null
  },
})

function configuration(): NextAuthConfig {
  const [origin] = ownOrigins(env().publicOrigin, env().port)
  // next-auth reads its own address from here and nowhere else; without it the Host header would decide.
  process.env.AUTH_URL = origin
  return {
    basePath: '/api/auth',
    secret: env().authSecret,
    trustHost: true,
    useSecureCookies: isHttps(),
    session: { strategy: 'jwt', maxAge: env().sessionAbsoluteHours * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: cookieOf('hub-session'),
      callbackUrl: cookieOf('hub-return'),
      csrfToken: cookieOf('hub-csrf'),
      pkceCodeVerifier: cookieOf('hub-pkce'),
      state: cookieOf('hub-state'),
      nonce: cookieOf('hub-nonce'),
    },
    providers: [begunSession, ...oidcProvider()],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== 'oidc') return true
        const begun = await signInWithOidc({
          issuer: String(profile?.iss ?? ''),
          subject: String(profile?.sub ?? ''),
          invitationToken: await takeInvitation(),
          client: await requestClient(),
        })
        if (!begun.ok) return `/sign-in?problem=${begun.problem.code}`
        user.sessionToken = begun.value.sessionToken
        return true
      },
      jwt: ({ token, user }) => ({ sid: user?.sessionToken ?? token.sid }),
    },
    logger: {
      error: (error) => log.warn({ err: causeOf(error) }, 'next-auth refused a sign-in'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

const nextAuth = NextAuth(configuration)

/** GET answers the identity provider's way back; the rest of next-auth's own pages stay closed. */
export const oidcCallback = nextAuth.handlers.GET

export function isOidcConfigured(): boolean {
  return oidcProvider().length > 0
}

/** Puts a begun session into the browser's cookie. */
export async function carrySession(sessionToken: string): Promise<void> {
  await nextAuth.signIn('begun-session', { sessionToken, redirect: false })
}

/** Takes the cookie away; the row is ended by the operation. */
export async function dropSession(): Promise<void> {
  ;(await cookies()).delete(cookieName('hub-session'))
}

/** The session token of this request's cookie, or null when there is none, it is forged, or past its time. */
export async function carriedSessionToken(): Promise<string | null> {
  const name = cookieName('hub-session')
  const sealed = (await cookies()).get(name)?.value
  if (!sealed) return null
  const payload = await decode({ token: sealed, secret: env().authSecret, salt: name }).catch(() => null)
  return typeof payload?.sid === 'string' ? payload.sid : null
}

/** Sends the browser to the identity provider; answers the address to go to. */
export async function oidcAddress(returnPath: string, invitationToken?: string): Promise<string> {
  if (invitationToken) {
    const { name, options } = cookieOf(invitationCookie)
    ;(await cookies()).set(name, invitationToken, { ...options, maxAge: 600 })
  }
  return nextAuth.signIn('oidc', { redirect: false, redirectTo: returnPath })
}

async function takeInvitation(): Promise<string | null> {
  const jar = await cookies()
  const token = jar.get(cookieName(invitationCookie))?.value ?? null
  if (token) jar.delete(cookieName(invitationCookie))
  return token
}

/** next-auth wraps what went wrong (`cause.err`). */
function causeOf(error: Error): unknown {
  const { cause } = error
  return cause && typeof cause === 'object' && 'err' in cause ? cause.err : error
}
