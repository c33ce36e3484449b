/** A browser for tests of gates: cookies it keeps, headers it sends. `vi.mock('next/headers', …)` stands on it. */

interface Jar {
  get: (name: string) => { name: string; value: string } | undefined
  getAll: () => { name: string; value: string }[]
  set: (name: string, value: string, options?: object) => void
  delete: (name: string) => void
}

export const ownOrigin = 'http://localhost:3000'

let kept = new Map<string, string>()
let sent = new Headers()
const optionsOf = new Map<string, object>()

const jar: Jar = {
  get: (name) => {
    const value = kept.get(name)
    return value === undefined ? undefined : { name, value }
  },
  getAll: () => [...kept].map(([name, value]) => ({ name, value })),
  set: (name, value, options = {}) => {
    kept.set(name, value)
    optionsOf.set(name, options)
  },
  delete: (name) => void kept.delete(name),
}

/** What `next/headers` is while the tests run. */
export const nextHeaders = {
  headers: async () => sent,
  cookies: async () => jar,
}

/** Headers of the next requests; by default what a browser sends from the hub's own page. */
export function sendHeaders(changed: Record<string, string | null> = {}): void {
  sent = new Headers({
    origin: ownOrigin,
    'sec-fetch-site': 'same-origin',
    'x-forwarded-for': '198.51.100.7',
    'user-agent': 'Test browser',
  })
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) sent.delete(name)
    else sent.set(name, value)
  }
}

/** A browser without cookies. */
export function freshBrowser(): void {
  kept = new Map()
  sendHeaders()
}

/** With what attributes a cookie was last set. */
export const cookieOptions = (name: string): object => optionsOf.get(name) ?? {}

export type Browser = Map<string, string>

/** Keeps the cookies of the current browser, so that `useBrowser` can go on with them. */
export function thisBrowser(): Browser {
  return kept
}

export function switchBrowser(browser: Browser): void {
  kept = browser
  sendHeaders()
}

/** Does with `Set-Cookie` lines what a browser does. */
export function takeCookies(lines: readonly string[]): void {
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /max-age=0/i.test(line)) kept.delete(name)
    else kept.set(name, value)
  }
}
