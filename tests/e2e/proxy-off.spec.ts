import { ask, builtActions, builtRoutes } from './support/access/calls'
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
import { startWebWithoutProxy } from './support/web-without-proxy'

test.use({ as: null })

test('deleting proxy.ts opens nothing', async ({ hub }) => {
  test.setTimeout(600_000)
  const web = await startWebWithoutProxy(hub)
  try {
    const checked = { hub, origin: web.origin, stage: await setStage(hub) }
    const [routes, actions] = [builtRoutes(), builtActions()]
    await expect.poll(async () => (await fetch(`${web.origin}/api/health/ready`)).status).toBe(200)
    const page = await fetch(new URL('/sign-in', web.origin))
    expect(page.headers.get('content-security-policy'), 'the proxy is really gone').toBeNull()
    expect((await ask('/sign-in', { origin: hub.origin, cookie: '' })).status).toBe(200)

    expect(await pageFaults(checked, routes)).toEqual([])
    expect(await foreignFaults(checked, routes)).toEqual([])
    expect(await sideDoorFaults(checked, routes)).toEqual([])
    expect(await routeFaults(checked, routes)).toEqual([])
    expect(await crossSiteFaults(checked, routes)).toEqual([])
    expect(await actionFaults(checked, actions)).toEqual([])
    expect(await originFaults(checked, actions)).toEqual([])
  } finally {
    await web.stop()
  }
})
