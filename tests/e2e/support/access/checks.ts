/** The access matrix as checks: each answers the sentences about what does not hold, so that one run names all of it. */
import type { Hub } from '../hub'
import { absent, ask, type BuiltAction, type BuiltRoute, callAction, filled, wordsOf } from './calls'
import { actionAccess, pageAccess, queryOf, routeAccess } from './expectations'
import { canary, type Insider, insiders, outsiders, type Stage, type Visitor, visitors, watchPartner } from './stage'

export interface Checked {
  hub: Hub
  /** The web process that is asked: the hub's own, or another one over the same database. */
  origin: string
  stage: Stage
}

const lets = (allowed: readonly Insider[] | 'anyone', visitor: Visitor): boolean =>
  allowed === 'anyone' || (allowed as readonly Visitor[]).includes(visitor)

const isOutsider = (visitor: Visitor): boolean => (outsiders as readonly Visitor[]).includes(visitor)

/** What a page answers to a visitor, as status and where it leads. */
function expectedPage(route: string, visitor: Visitor): { status: number; leadsTo: string } {
  const access = pageAccess[route]
  if (!access) return { status: 0, leadsTo: '' }
  if (access.leadsTo && !isOutsider(visitor)) return { status: 307, leadsTo: access.leadsTo }
  if (access.for === 'anyone') return { status: access.status ?? 200, leadsTo: '' }
  if (isOutsider(visitor)) return { status: 307, leadsTo: '/sign-in?next=' }
  const asked = visitor === 'stranger' ? 'admin' : visitor
  if (!lets(access.for, asked)) return { status: 403, leadsTo: '' }
  return { status: visitor === 'stranger' && access.of ? 404 : 200, leadsTo: '' }
}

/** Every page for every visitor: right status, right way on, and no word of the partner for whom it is not. */
export async function pageFaults({ origin, stage }: Checked, pages: readonly BuiltRoute[]): Promise<string[]> {
  const faults: string[] = []
  for (const visitor of visitors) {
    const cookie = await stage.cookieOf(visitor)
    for (const { path } of pages) {
      const expected = expectedPage(path, visitor)
      const answer = await ask(filled(path, stage), { origin, cookie })
      const leads = answer.location.replace(origin, '')
      if (answer.status !== expected.status || !leads.startsWith(expected.leadsTo))
        faults.push(
          `${path} for ${visitor}: ${answer.status} ${leads}, expected ${expected.status} ${expected.leadsTo}`,
        )
      if ((isOutsider(visitor) || visitor === 'stranger') && answer.text.includes(canary))
        faults.push(`${path} tells ${visitor} about the partner`)
    }
  }
  return faults
}

const sideDoors: readonly Record<string, string>[] = [
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-state-tree': encodeURIComponent('["",{"children":["(hub)",{}]}]') },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-nonce': 'guess', 'x-hub-path': '/', 'x-middleware-rewrite': '/sign-in' },
]

/** The same without the frame around it: data requests, prefetches, and headers that once skipped a proxy. */
export async function sideDoorFaults({ origin, stage }: Checked, pages: readonly BuiltRoute[]): Promise<string[]> {
  const faults: string[] = []
  for (const visitor of ['nobody', 'disabled', 'expired', 'stranger'] as const) {
    const cookie = await stage.cookieOf(visitor)
    for (const { path } of pages) {
      for (const headers of sideDoors) {
        const { text, status } = await ask(filled(path, stage), { origin, cookie, headers })
        if (text.includes(canary)) faults.push(`${path} tells ${visitor} about the partner: ${JSON.stringify(headers)}`)
        if (status >= 500 && path !== '/_global-error')
          faults.push(`${path} fails for ${visitor}: ${JSON.stringify(headers)}`)
      }
    }
  }
  return faults
}

/** A foreign thing answers exactly as one that never was. */
export async function foreignFaults({ origin, stage }: Checked, routes: readonly BuiltRoute[]): Promise<string[]> {
  const faults: string[] = []
  const cookie = await stage.cookieOf('stranger')
  const withIds = routes.filter(({ path }) => /\[\w+Id\]/.test(path))
  for (const { path } of withIds) {
    const foreign = await ask(filled(path, stage), { origin, cookie })
    const missing = await ask(filled(path, absent), { origin, cookie })
    if (foreign.status !== 404 || missing.status !== 404) faults.push(`${path}: ${foreign.status}, ${missing.status}`)
    if (wordsOf(foreign.text) !== wordsOf(missing.text)) faults.push(`${path} tells a foreign id from a missing one`)
  }
  return faults
}

/** Every route handler for every visitor. */
export async function routeFaults({ origin, stage }: Checked, handlers: readonly BuiltRoute[]): Promise<string[]> {
  const faults: string[] = []
  for (const visitor of visitors) {
    const cookie = await stage.cookieOf(visitor)
    for (const { path } of handlers) {
      const access = routeAccess[path]
      if (!access) continue
      const { method, query = '', isStream, body } = access
      const answer = await ask(filled(path, stage) + queryOf(query, stage), {
        origin,
        cookie,
        method,
        isStream,
        ...(body ? { body: JSON.stringify(body(stage)) } : {}),
        headers: method === 'POST' ? { origin } : {},
      })
      const expected = expectedRoute(path, visitor)
      if (answer.status !== expected) faults.push(`${path} for ${visitor}: ${answer.status}, expected ${expected}`)
      if ((isOutsider(visitor) || visitor === 'stranger') && answer.text.includes(canary))
        faults.push(`${path} tells ${visitor} about the partner`)
    }
  }
  return faults
}

function expectedRoute(path: string, visitor: Visitor): number {
  const access = routeAccess[path]
  if (!access) return 0
  const answered = access.status ?? 200
  if (access.for === 'anyone') return answered
  if (isOutsider(visitor)) return 401
  if (visitor === 'stranger') return access.stranger
  return lets(access.for, visitor) ? answered : 403
}

/** A route handler that changes something, or tells something, to another site. */
export async function crossSiteFaults({ origin, stage }: Checked, handlers: readonly BuiltRoute[]): Promise<string[]> {
  const faults: string[] = []
  const cookie = await stage.cookieOf('admin')
  for (const { path } of handlers) {
    const access = routeAccess[path]
    if (!access || access.for === 'anyone') continue
    const { method, query = '', isStream, body } = access
    const asked = { origin, cookie, method, isStream, ...(body ? { body: JSON.stringify(body(stage)) } : {}) }
    const attempts: Record<string, string>[] =
      method === 'POST'
        ? [{}, ...badOrigins(origin).map((sent) => ({ origin: sent })), { origin, 'sec-fetch-site': 'cross-site' }]
        : [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }]
    for (const headers of attempts) {
      const { status } = await ask(path + queryOf(query, stage), { ...asked, headers })
      if (status !== 403) faults.push(`${path}: ${status} for ${JSON.stringify(headers)}`)
    }
  }
  return faults
}

const badOrigins = (origin: string): string[] => [
  'null',
  'https://evil.example',
  origin.replace('//', '//sub.'),
  origin.replace('http:', 'https:'),
  `${origin}.evil.example`,
]

const freshId = () => crypto.randomUUID()

/** Every action for everybody who may not call it: refused by the right word, and nothing changed. */
export async function actionFaults({ hub, origin, stage }: Checked, actions: readonly BuiltAction[]) {
  const faults: string[] = []
  const changed = await watchPartner(hub, stage)
  for (const visitor of visitors.filter((one) => one !== 'admin')) {
    for (const action of actions) {
      const expected = expectedRefusal(action.name, visitor)
      if (!expected) continue
      const cookie = await stage.cookieOf(visitor)
      const input = actionAccess[action.name]?.input(stage, freshId())
      const { outcome, status } = await callAction(action, { origin, cookie, input, ids: stage })
      const code = outcome?.problem?.code ?? `no refusal, status ${status}`
      if (code !== expected) faults.push(`${action.name} for ${visitor}: ${code}, expected ${expected}`)
    }
  }
  return [...faults, ...(await changed())]
}

/** null: this visitor may call it, for things of their own. */
function expectedRefusal(name: string, visitor: Visitor): string | null {
  const access = actionAccess[name]
  if (!access || access.for === 'anyone') return null
  if (isOutsider(visitor)) return 'signed-out'
  if (visitor === 'stranger') return access.stranger ?? null
  return lets(access.for, visitor) ? (access.stranger && name === 'endSessionAction' ? 'not-found' : null) : 'forbidden'
}

/** Every action as the admin, but not from an own page. */
export async function originFaults({ hub, origin, stage }: Checked, actions: readonly BuiltAction[]) {
  const faults: string[] = []
  const changed = await watchPartner(hub, stage)
  const cookie = await stage.cookieOf('admin')
  for (const action of actions) {
    const input = actionAccess[action.name]?.input(stage, freshId())
    const call = { origin, cookie, input, ids: stage }
    for (const sentOrigin of [null, ...badOrigins(origin)]) {
      const { outcome, status } = await callAction(action, { ...call, sentOrigin })
      const isRefused = outcome ? outcome.problem?.code === 'foreign-origin' : status >= 400
      if (!isRefused) faults.push(`${action.name} from ${sentOrigin}: ${status} ${JSON.stringify(outcome)}`)
    }
    const crossSite = await callAction(action, { ...call, headers: { 'sec-fetch-site': 'cross-site' } })
    if (crossSite.outcome?.problem?.code !== 'foreign-origin') faults.push(`${action.name} across sites`)
    const read = await callAction(action, { ...call, method: 'GET' })
    if (read.outcome) faults.push(`${action.name} by GET`)
  }
  return [...faults, ...(await changed())]
}

/** The same calls by those who may make them get past the gate: the refusals above were not refused for another reason. */
export async function vacuousFaults({ origin, stage }: Checked, actions: readonly BuiltAction[]): Promise<string[]> {
  const faults: string[] = []
  for (const action of actions) {
    const access = actionAccess[action.name]
    if (!access) continue
    for (const visitor of insiders.filter((one) => lets(access.for, one))) {
      const cookie = await stage.cookieOf(visitor)
      const input = access.input(stage, freshId())
      const { outcome } = await callAction(action, { origin, cookie, input, ids: stage })
      const code = outcome?.problem?.code
      if (!outcome || ['foreign-origin', 'signed-out', 'forbidden', 'unexpected'].includes(code ?? ''))
        faults.push(`${action.name} for ${visitor}: ${code ?? 'no answer'}`)
    }
  }
  return faults
}
