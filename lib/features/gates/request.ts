/** Owns what a gate reads of the request itself: where it came from and what carried it. */
import { headers } from 'next/headers'
import type { Client } from '@/lib/domain/identity/client'
import { clientAddressOf } from '@/lib/domain/identity/client-address'
import { isOwnOrigin, isOwnRead, ownOrigins } from '@/lib/domain/identity/origin'
import { env } from '@/lib/platform/env/env'

export async function requestClient(): Promise<Client> {
  const sent = await headers()
  return {
    address: clientAddressOf(sent.get('x-forwarded-for'), env().trustedProxies),
    userAgent: (sent.get('user-agent') ?? '').slice(0, 400),
  }
}

/** For everything that changes something: `Origin` and `Sec-Fetch-Site` must both be our own. */
export async function cameFromOwnPage(): Promise<boolean> {
  const sent = await headers()
  return isOwnOrigin(
    { origin: sent.get('origin'), secFetchSite: sent.get('sec-fetch-site') },
    ownOrigins(env().publicOrigin, env().port),
  )
}

/** For reads by a route handler. */
export async function isReadOfOwnPage(): Promise<boolean> {
  const sent = await headers()
  return isOwnRead(sent.get('sec-fetch-site'), sent.get('sec-fetch-mode'))
}

/** The page that was asked for, as the proxy noted it; '/' without the proxy. It is only ever a place to return to. */
export async function wantedPath(): Promise<string> {
  return (await headers()).get('x-hub-path') ?? '/'
}
