/** Decides how often a sign-in may be tried: never a lock that a stranger could put on somebody (GHSA-cq42-vhv7-xr7p). */
import { networkOf } from './client-address'

/** Five tries are free, then 1, 2, 4 … 60 seconds between two, for one account from one network. */
export const accountThrottle = { free: 5, mostSeconds: 60, windowSeconds: 3600 }

/** Twenty failures a minute from one address, whoever they aim at. */
export const addressThrottle = { free: 20, mostSeconds: 60, windowSeconds: 60 }

/** What is counted; the caller hashes it before it is stored. */
export function accountKey(email: string, address: string): string {
  return `account ${email.trim().toLowerCase()} from ${networkOf(address)}`
}

export function addressKey(address: string): string {
  return `address ${address || 'unknown'}`
}

/** Whole seconds to wait, at least one. */
export function secondsUntil(blockedUntil: Date, at: Date): number {
  return Math.max(1, Math.ceil((blockedUntil.getTime() - at.getTime()) / 1000))
}
