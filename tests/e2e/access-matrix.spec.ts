import { builtActions, builtRoutes } from './support/access/calls'
import {
  actionFaults,
  crossSiteFaults,
  foreignFaults,
  originFaults,
  pageFaults,
  routeFaults,
  sideDoorFaults,
  vacuousFaults,
} from './support/access/checks'
import { actionAccess, pageAccess, routeAccess } from './support/access/expectations'
import { setStage } from './support/access/stage'
import { expect, test } from './support/test'

test.use({ as: null })
// Each test asks for everything that the build has, as everybody.
test.describe.configure({ timeout: 300_000 })

const routes = builtRoutes()
const actions = builtActions()

test('every page, route handler and action of the build has its expectation', () => {
  const known = new Set([...Object.keys(pageAccess), ...Object.keys(routeAccess)])
  expect(routes.map(({ path }) => path).filter((path) => !known.has(path))).toEqual([])
  expect(actions.map(({ name }) => name).filter((name) => !actionAccess[name])).toEqual([])
  expect([...known].filter((path) => !routes.some((route) => route.path === path))).toEqual([])
  expect(Object.keys(actionAccess).filter((name) => !actions.some((action) => action.name === name))).toEqual([])
})

test('a page shows itself to the roles it is for, and to nobody else a word of the partner', async ({ hub }) => {
  const checked = { hub, origin: hub.origin, stage: await setStage(hub) }
  expect(await pageFaults(checked, routes)).toEqual([])
  expect(await foreignFaults(checked, routes)).toEqual([])
})

test('data requests, prefetches and forged internal headers open nothing', async ({ hub }) => {
  expect(await sideDoorFaults({ hub, origin: hub.origin, stage: await setStage(hub) }, routes)).toEqual([])
})

test('a route handler answers 401, 403 or 404 to whom it is not for, and 403 to another site', async ({ hub }) => {
  const checked = { hub, origin: hub.origin, stage: await setStage(hub) }
  expect(await routeFaults(checked, routes)).toEqual([])
  expect(await crossSiteFaults(checked, routes)).toEqual([])
})

test('a replayed action is refused without session, without permission, and for another partner', async ({ hub }) => {
  expect(await actionFaults({ hub, origin: hub.origin, stage: await setStage(hub) }, actions)).toEqual([])
})

test('an action that does not come from an own page is refused, whoever is signed in', async ({ hub }) => {
  expect(await originFaults({ hub, origin: hub.origin, stage: await setStage(hub) }, actions)).toEqual([])
})

test('the same calls by those who may make them pass the gate', async ({ hub }) => {
  expect(await vacuousFaults({ hub, origin: hub.origin, stage: await setStage(hub) }, actions)).toEqual([])
})
