/** Asks a hub as a program would, below the browser: pages, route handlers, and server actions by their id. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { absentId, type Stage } from './stage'

const build = path.resolve(import.meta.dirname, '../../../../.next')
const manifest = (file: string) => JSON.parse(readFileSync(path.join(build, file), 'utf8'))

export interface BuiltRoute {
  /** As in the folder names: /clusters/[clusterId]/history. */
  path: string
  isPage: boolean
}

/** Every page and route handler of the production build. */
export function builtRoutes(): BuiltRoute[] {
  const paths: Record<string, string> = manifest('app-path-routes-manifest.json')
  return Object.entries(paths).map(([file, route]) => ({ path: route, isPage: file.endsWith('/page') }))
}

export interface BuiltAction {
  name: string
  id: string
  /** A page that offers it. */
  page: string
}

/** Every server action of the production build. */
export function builtActions(): BuiltAction[] {
  const { node } = manifest('server/server-reference-manifest.json') as {
    node: Record<string, { exportedName: string; workers: Record<string, unknown> }>
  }
  const routes: Record<string, string> = manifest('app-path-routes-manifest.json')
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const [worker = ''] = Object.keys(workers)
    return { name: exportedName, id, page: routes[worker.slice('app'.length)] ?? '/sign-in' }
  })
}

export type Ids = Pick<
  Stage,
  'clusterId' | 'authorityId' | 'chainId' | 'channelId' | 'customerId' | 'logoId' | 'personId' | 'templateId'
>
export const absent: Ids = {
  clusterId: absentId,
  authorityId: absentId,
  chainId: absentId,
  customerId: absentId,
  logoId: absentId,
  personId: absentId,
  templateId: absentId,
  channelId: absentId,
}

export function filled(route: string, ids: Ids): string {
  return route
    .replace('[clusterId]', ids.clusterId)
    .replace('[authorityId]', ids.authorityId)
    .replace('[chainId]', ids.chainId)
    .replace('[customerId]', ids.customerId)
    .replace('[logoId]', ids.logoId)
    .replace('[personId]', ids.personId)
    .replace('[templateId]', ids.templateId)
    .replace('[channelId]', ids.channelId)
    .replace('[token]', 'a-token-that-opens-nothing')
}

export interface Answer {
  status: number
  location: string
  text: string
}

export interface Asked {
  origin: string
  cookie: string
  method?: string
  headers?: Record<string, string>
  body?: string
  /** Reads no further than the head of the answer. */
  isStream?: boolean
}

export async function ask(target: string, { origin, cookie, isStream, ...asked }: Asked): Promise<Answer> {
  const ended = new AbortController()
  const answer = await fetch(new URL(target, origin), {
    ...asked,
    redirect: 'manual',
    signal: ended.signal,
    headers: { ...(cookie ? { cookie } : {}), ...asked.headers },
  })
  const location = answer.headers.get('location') ?? ''
  if (isStream && answer.ok) {
    ended.abort()
    return { status: answer.status, location, text: '' }
  }
  return { status: answer.status, location, text: await answer.text() }
}

export interface ActionAnswer {
  status: number
  /** What the action returned, when it came to that. */
  outcome: { ok: boolean; problem?: { code: string } } | null
}

interface ActionCall extends Pick<Asked, 'origin' | 'cookie' | 'method'> {
  input: unknown
  ids: Ids
  /** null: the header is not sent. */
  sentOrigin?: string | null
  headers?: Record<string, string>
}

/** Sends what the browser sends when a form calls a server action. */
export async function callAction(action: BuiltAction, call: ActionCall): Promise<ActionAnswer> {
  const { origin, cookie, input, ids, sentOrigin = origin, method = 'POST' } = call
  const answer = await ask(filled(action.page, ids), {
    origin,
    cookie,
    method,
    ...(method === 'POST' ? { body: JSON.stringify([input]) } : {}),
    headers: {
      'next-action': action.id,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      ...(sentOrigin === null ? {} : { origin: sentOrigin }),
      ...call.headers,
    },
  })
  return { status: answer.status, outcome: outcomeOf(answer.text) }
}

/** The row of the answer that holds what the action returned. */
function outcomeOf(text: string): ActionAnswer['outcome'] {
  const row = /^1:(\{"ok".*\})$/m.exec(text)?.[1]
  return row ? JSON.parse(row) : null
}

/** The words of a page's main part, without its markup. */
export function wordsOf(html: string): string {
  const main = /<main[\s\S]*?<\/main>/.exec(html)?.[0] ?? ''
  return main
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
