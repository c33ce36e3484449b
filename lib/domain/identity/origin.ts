/** Decides whether a request that changes something came from the hub's own pages (CVE-2026-27978: `Origin: null`). */

export interface RequestOrigin {
  origin: string | null
  secFetchSite: string | null
}

/**
 * The origins that are the hub's own: the fixed public one, or on a machine without one its loopback names. The `Host`
 * header is never asked, because the sender writes it.
 */
export function ownOrigins(publicOrigin: string | undefined, port: number): readonly string[] {
  if (publicOrigin) return [publicOrigin]
  return ['localhost', '127.0.0.1', '[::1]'].map((host) => new URL(`http://${host}:${port}`).origin)
}

/** A missing origin, `null`, another site and a sub-domain are all refused; so is what the browser calls not same-origin. */
export function isOwnOrigin(request: RequestOrigin, own: readonly string[]): boolean {
  if (request.origin === null || !own.includes(request.origin)) return false
  return request.secFetchSite === null || request.secFetchSite === 'same-origin'
}

/** A read may come from a bookmark (`none`) or an own page; a script or image of another site gets nothing. */
export function isOwnRead(secFetchSite: string | null, secFetchMode: string | null): boolean {
  if (secFetchSite === null || secFetchSite === 'same-origin' || secFetchSite === 'none') return true
  return secFetchMode === 'navigate'
}
