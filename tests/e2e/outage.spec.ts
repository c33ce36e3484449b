import { ask, builtRoutes, filled } from './support/access/calls'
import { pageAccess, queryOf, routeAccess } from './support/access/expectations'
import { setStage } from './support/access/stage'
import type { Hub } from './support/hub'
import { expect, test } from './support/test'

const title = 'The database does not answer'

async function isReady(hub: Hub): Promise<void> {
  await expect.poll(async () => (await fetch(`${hub.origin}/api/health/ready`)).status).toBe(200)
}

test.afterEach(async ({ hub }) => {
  await hub.mendDatabase()
  await isReady(hub)
  await hub.lab.clearFault()
})

test.describe('below the browser', () => {
  test.use({ as: null })

  test('every route handler answers 503 and when to come back; only the process itself stays live', async ({ hub }) => {
    const stage = await setStage(hub)
    const cookie = await stage.cookieOf('admin')
    await hub.cutDatabase()
    const live = await fetch(`${hub.origin}/api/health/live`)
    expect(live.status).toBe(200)
    for (const [path, access] of Object.entries(routeAccess)) {
      if (access.for === 'anyone' && path !== '/api/health/ready') continue
      const answer = await fetch(hub.origin + filled(path, stage) + queryOf(access.query ?? '', stage), {
        method: access.method,
        headers: { cookie, origin: hub.origin },
        ...(access.body ? { body: JSON.stringify(access.body(stage)) } : {}),
      })
      expect(answer.status, path).toBe(503)
      expect(Number(answer.headers.get('retry-after')), path).toBeGreaterThan(0)
      await answer.body?.cancel()
    }
  })

  test('whoever is not signed in still gets the sign-in page', async ({ page, hub }) => {
    await hub.cutDatabase()
    await page.goto('/sign-in')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  })

  test('no page hangs, and none says that nobody is signed in', async ({ hub }) => {
    const stage = await setStage(hub)
    const cookie = await stage.cookieOf('admin')
    await hub.cutDatabase()
    for (const { path, isPage } of builtRoutes()) {
      const access = pageAccess[path]
      if (!isPage || !access || access.for === 'anyone') continue
      const { status, location } = await ask(filled(path, stage), { origin: hub.origin, cookie })
      expect({ path, status, location }).toEqual({ path, status: 500, location: '' })
    }
  })
})

test.describe('in the browser', () => {
  test('a page says calmly what is missing, gives a reference, and comes back by itself', async ({ page, hub }) => {
    for (const path of ['/', `/clusters/${hub.steadyClusterId}/interfaces`, '/settings/profile']) {
      await hub.cutDatabase()
      await page.goto(path)
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
      await expect(page.getByText(/^Reference \S+/)).toBeVisible()
      await hub.mendDatabase()
      await expect(page.getByRole('heading', { name: title })).toHaveCount(0)
      await expect(page.getByRole('navigation').first()).toBeVisible()
    }
  })

  test('"Try again" works as soon as the database does', async ({ page, hub }) => {
    await hub.cutDatabase()
    await page.goto('/clusters')
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await hub.mendDatabase()
    await isReady(hub)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('link', { name: /Steady/ })).toBeVisible()
  })

  test('a page that was open meanwhile keeps showing what it knew, and is live again afterwards', async ({
    page,
    hub,
  }) => {
    await page.goto(`/clusters/${hub.steadyClusterId}/interfaces`)
    await expect(page.getByText('2 of 2').first()).toBeVisible()
    await hub.cutDatabase()
    // As after a lid was opened: the page asks for its stream anew, while there is none.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/events' && answer.status() === 503)
    await expect(page.getByText('2 of 2').first()).toBeVisible()
    await hub.mendDatabase()
    await isReady(hub)
    await hub.lab.setFault({ cluster: 'steady', site: 'b', interface: 'xsi-actions', fault: 'http-503' })
    await expect(page.getByText(/1 of 2 addresses/).first()).toBeVisible()
  })

  test('a restart of the web process reaches an open page again', async ({ page, hub }) => {
    await page.goto(`/clusters/${hub.steadyClusterId}/interfaces`)
    await expect(page.getByText('2 of 2').first()).toBeVisible()
    await hub.restartWeb()
    await hub.lab.setFault({ cluster: 'steady', site: 'b', interface: 'xsi-actions', fault: 'http-503' })
    await expect(page.getByText(/1 of 2 addresses/).first()).toBeVisible()
  })
})
