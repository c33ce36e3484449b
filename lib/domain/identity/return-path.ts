/** Decides where a person goes after signing in: a path of this hub, never another site. */

const base = 'http://hub.invalid'

/** The wanted path when it is one of ours; '/' for anything that a browser could read as another address. */
export function returnPathOf(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || /[\\\p{Cc}]/u.test(wanted) || wanted.length > 2000) return '/'
  if (!URL.canParse(wanted, base)) return '/'
  const url = new URL(wanted, base)
  if (url.origin !== base || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-in')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
