/** Counts tries of sign-in, per account and network and per address, before and after a password is checked. */
import type { Client } from '@/lib/domain/identity/client'
import { accountKey, accountThrottle, addressKey, addressThrottle, secondsUntil } from '@/lib/domain/identity/throttle'
import { type Problem, refuse } from '@/lib/domain/result'
import { hashToken } from '@/lib/platform/auth/tokens'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'

/** Takes one try for the account from this client; a refusal says how long to wait. */
export async function takeTry(email: string, client: Client): Promise<{ ok: false; problem: Problem } | null> {
  const { hub } = database()
  const blockedUntil =
    (await hub.throttleBlockedUntil([hashToken(addressKey(client.address))])) ??
    (await hub.throttleTake({ key: hashToken(accountKey(email, client.address)), ...accountThrottle }))
  if (blockedUntil === null) return null
  return refuse('sign-in-throttled', { params: { seconds: secondsUntil(blockedUntil, now()) } })
}

/** A try that failed counts against the address too. */
export async function countFailure(client: Client): Promise<void> {
  await database().hub.throttleFail({ key: hashToken(addressKey(client.address)), ...addressThrottle })
}

/** A try that succeeded makes the account's earlier failures from this network worthless. */
export async function forgetTries(email: string, client: Client): Promise<void> {
  await database().hub.throttleClear(hashToken(accountKey(email, client.address)))
}
