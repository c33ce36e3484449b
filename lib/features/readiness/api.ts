/** What a load balancer may ask without signing in: does this process live, and can it serve (the database answers). */
import { database } from '@/lib/platform/db/database'

const pingMs = 1_500
const retryAfterSeconds = 5
const uncached = { 'cache-control': 'no-store' }

/** Answers 200 as long as the process answers at all. */
export function live(): Response {
  return Response.json({ status: 'live' }, { headers: uncached })
}

/** Answers 200 when the database does, otherwise 503 with Retry-After, within two seconds. */
export async function ready(): Promise<Response> {
  if (await database().ping(pingMs)) return Response.json({ status: 'ready', database: 'up' }, { headers: uncached })
  return Response.json(
    { status: 'unavailable', database: 'down' },
    { status: 503, headers: { ...uncached, 'retry-after': String(retryAfterSeconds) } },
  )
}
