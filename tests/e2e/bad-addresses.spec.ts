import { ask, builtActions, builtRoutes, callAction, filled } from './support/access/calls'
import { pageAccess, routeAccess } from './support/access/expectations'
import { type Stage, setStage } from './support/access/stage'
import type { Hub } from './support/hub'
import { expect, test } from './support/test'

test.use({ as: null })
test.describe.configure({ mode: 'parallel' })

const strange = [
  '%00',
  'a%00b',
  '%E2%80%AE',
  '%F0%9F%9C%81',
  '%ED%A0%80',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  '-1',
  '%27%3B%20DROP%20TABLE%20person%3B--',
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '%25',
  '%5C',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(1500),
]

/** A cursor as the hub writes it, around something that no row has. */
const forged = (value: string) =>
  Buffer.from(JSON.stringify([value, '00000000-0000-7000-8000-000000000001'])).toString('base64url')
const cursors = ['', 'abc', '\u0000', '-1', '9'.repeat(40), 'NaN', '[1]'].map(forged)

const parameters = [
  'q',
  'sort',
  'size',
  'after',
  'before',
  'hide',
  'state',
  'role',
  'actor',
  'action',
  'target',
  'of',
  'from',
  'to',
  'next',
  'problem',
  'interface',
  'day',
  'template',
  'cluster',
  'enterprise',
  'version',
  'language',
  'start',
]

let stage: Stage
let cookie: string

test.beforeAll(async ({ hub }) => {
  stage = await setStage(hub)
  cookie = await stage.cookieOf('admin')
})

/** The addresses that the hub fails at. */
async function failingOf(hub: Hub, targets: readonly string[]): Promise<string[]> {
  const failed: string[] = []
  for (const target of targets) {
    const { status } = await ask(target, { origin: hub.origin, cookie })
    if (status >= 500) failed.push(`${target.slice(0, 200)}: ${status}`)
  }
  return failed
}

for (const { path, isPage } of builtRoutes()) {
  const { method, isStream } = routeAccess[path] ?? {}
  const isAsked = isPage ? path in pageAccess && path !== '/_global-error' : method === 'GET' && !isStream
  if (isAsked)
    test(`${path}: an address that nobody made by clicking is answered, never a failure`, async ({ hub }) => {
      const targets = isPage
        ? strangeAddresses(path, filled(path, stage))
        : strange.map((value) => `${path}?${everyParameter(value)}`)
      expect(await failingOf(hub, targets)).toEqual([])
    })
}

/** All parameters at once, so that whichever is read is strange. */
const everyParameter = (value: string): string => parameters.map((name) => `${name}=${value}`).join('&')

/** A page with every strange value in its query and in its path, with every forged cursor, and with repeated parameters. */
function strangeAddresses(route: string, target: string): string[] {
  return [
    ...strange.map((value) => `${target}?${everyParameter(value.slice(0, 300))}`),
    ...(route.includes('[') ? strange.map((value) => route.replace(/\[\w+\]/, value)) : []),
    ...cursors.flatMap((cursor) => [`${target}?after=${cursor}`, `${target}?before=${cursor}`]),
    `${target}?${parameters.map((name) => `${name}=a&${name}=b&${name}[]=c`).join('&')}`,
  ]
}

test('a body of 10 MB, or of nonsense, is refused and changes nothing', async ({ hub }) => {
  const { origin } = hub
  for (const action of builtActions().filter(({ name }) =>
    ['inviteAction', 'changeProfileAction', 'signInAction'].includes(name),
  )) {
    const huge = await callAction(action, { origin, cookie, ids: stage, input: { name: 'x'.repeat(10 * 1024 * 1024) } })
    expect(huge.outcome?.ok ?? false, action.name).toBe(false)
    const nonsense = await ask(filled(action.page, stage), {
      origin,
      cookie,
      method: 'POST',
      body: '[{"$":"$1"',
      headers: { 'next-action': action.id, origin, 'content-type': 'text/plain;charset=UTF-8' },
    })
    expect(nonsense.text, action.name).not.toContain('"ok":true')
  }
  const checks = [
    { body: 'x'.repeat(10 * 1024 * 1024), status: 413 },
    { body: '{"clusterId":', status: 400 },
    { body: '[]', status: 400 },
    { body: 'null', status: 400 },
    { body: JSON.stringify({ clusterId: '\u0000' }), status: 400 },
    { body: JSON.stringify({ formId: stage.clusterId, kinds: ['telnet'], values: {} }), status: 400 },
  ]
  for (const { body, status } of checks) {
    const answer = await ask('/api/checks', { origin, cookie, method: 'POST', body, headers: { origin } })
    expect(answer.status, body.slice(0, 100)).toBe(status)
  }
  expect((await fetch(`${origin}/api/health/live`)).status).toBe(200)
})
