/** Decides which Host a request may name: the public origin's, or a loopback name while there is none. */

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/** True for a host this hub answers. Without a public origin only this machine is served, under any loopback name. */
export function isKnownHost(host: string | undefined, publicOrigin: string | undefined): boolean {
  if (!host) return false
  if (publicOrigin && host.toLowerCase() === new URL(publicOrigin).host) return true
  return publicOrigin === undefined && loopback.test(host)
}

/** True when `address` can be reached from this machine only. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127\./.test(address)
}
