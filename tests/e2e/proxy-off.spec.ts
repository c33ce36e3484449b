import { builtRooms } from './support/access/built-rooms'
import { ask } from './support/access/calls'
import {
  actionFaults,
  crossSiteFaults,
  foreignFaults,
  originFaults,
  pageFaults,
  routeFaults,
  sideDoorFaults,
} from './support/access/checks'
import { setStage } from './support/access/stage'
import { expect, test } from './support/test'
import { startWebWithoutProxy, type WebWithoutProxy } from './support/web-without-proxy'

test.use({ as: null })
test.describe.configure({ mode: 'parallel' })

let web: WebWithoutProxy

test.beforeAll(async ({ hub }) => {
  web = await startWebWithoutProxy(hub)
})

test.afterAll(() => web.stop())

test('the proxy is really gone', async ({ hub }) => {
  await expect.poll(async () => (await fetch(`${web.origin}/api/health/ready`)).status).toBe(200)
  const page = await fetch(new URL('/sign-in', web.origin))
  expect(page.headers.get('content-security-policy')).toBeNull()
  expect((await ask('/sign-in', { origin: hub.origin, cookie: '' })).status).toBe(200)
})

for (const { name, pages, handlers, actions } of builtRooms()) {
  test(`deleting proxy.ts opens nothing of ${name}`, async ({ hub }) => {
    const checked = { hub, origin: web.origin, stage: await setStage(hub) }
    expect(await pageFaults(checked, pages)).toEqual([])
    expect(await foreignFaults(checked, [...pages, ...handlers])).toEqual([])
    expect(await sideDoorFaults(checked, pages)).toEqual([])
    expect(await routeFaults(checked, handlers)).toEqual([])
    expect(await crossSiteFaults(checked, handlers)).toEqual([])
    expect(await actionFaults(checked, actions)).toEqual([])
    expect(await originFaults(checked, actions)).toEqual([])
  })
}
