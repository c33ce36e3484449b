import { builtRooms } from './support/access/built-rooms'
import { ask } from './support/access/calls'
import { guarantees } from './support/access/guarantees'
import { type Stage, setStage } from './support/access/stage'
import { expect, test } from './support/test'
import { startWebWithoutProxy, type WebWithoutProxy } from './support/web-without-proxy'

test.use({ as: null })
test.describe.configure({ mode: 'parallel' })

let web: WebWithoutProxy
let stage: Stage

test.beforeAll(async ({ hub }) => {
  web = await startWebWithoutProxy(hub)
  stage = await setStage(hub)
})

test.afterAll(() => web.stop())

test('the proxy is really gone', async ({ hub }) => {
  await expect.poll(async () => (await fetch(`${web.origin}/api/health/ready`)).status).toBe(200)
  const page = await fetch(new URL('/sign-in', web.origin))
  expect(page.headers.get('content-security-policy')).toBeNull()
  expect((await ask('/sign-in', { origin: hub.origin, cookie: '' })).status).toBe(200)
})

for (const room of builtRooms()) {
  test.describe(`deleting proxy.ts opens nothing of ${room.name}`, () => {
    for (const { name, faults } of guarantees.filter(({ about }) => room[about].length > 0))
      test(name, async ({ hub }) => {
        expect(await faults({ hub, origin: web.origin, stage }, room)).toEqual([])
      })
  })
}
