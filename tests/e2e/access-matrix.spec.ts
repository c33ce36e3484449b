import { builtRooms } from './support/access/built-rooms'
import { builtActions, builtRoutes } from './support/access/calls'
import {
  actionFaults,
  type Checked,
  crossSiteFaults,
  foreignFaults,
  originFaults,
  pageFaults,
  routeFaults,
  sideDoorFaults,
  vacuousFaults,
} from './support/access/checks'
import { rooms } from './support/access/expectations'
import { setStage } from './support/access/stage'
import { test as base, expect } from './support/test'

const test = base.extend<{ checked: Checked }>({
  checked: async ({ hub }, use) => use({ hub, origin: hub.origin, stage: await setStage(hub) }),
})

test.use({ as: null })
test.describe.configure({ mode: 'parallel' })

test('every page, route handler and action of the build has its expectation, in one room', () => {
  const expected = Object.values(rooms).flatMap(({ pages = {}, routes = {}, actions = {} }) => [
    ...Object.keys({ ...pages, ...routes }),
    ...Object.keys(actions),
  ])
  const built = [...builtRoutes().map(({ path }) => path), ...builtActions().map(({ name }) => name)]
  expect(expected.sort()).toEqual([...new Set(built)].sort())
})

for (const { name, pages, handlers, actions } of builtRooms()) {
  test.describe(name, () => {
    test('a page shows itself to the roles it is for, and to nobody else a word of the partner', async ({
      checked,
    }) => {
      expect(await pageFaults(checked, pages)).toEqual([])
      expect(await foreignFaults(checked, [...pages, ...handlers])).toEqual([])
    })

    test('data requests, prefetches and forged internal headers open nothing', async ({ checked }) => {
      expect(await sideDoorFaults(checked, pages)).toEqual([])
    })

    if (handlers.length > 0)
      test('a route handler answers 401, 403 or 404 to whom it is not for, and 403 to another site', async ({
        checked,
      }) => {
        expect(await routeFaults(checked, handlers)).toEqual([])
        expect(await crossSiteFaults(checked, handlers)).toEqual([])
      })

    if (actions.length === 0) return

    test('a replayed action is refused without session, without permission, and for another partner', async ({
      checked,
    }) => {
      expect(await actionFaults(checked, actions)).toEqual([])
    })

    test('an action that does not come from an own page is refused, whoever is signed in', async ({ checked }) => {
      expect(await originFaults(checked, actions)).toEqual([])
    })

    test('the same calls by those who may make them pass the gate', async ({ checked }) => {
      expect(await vacuousFaults(checked, actions)).toEqual([])
    })
  })
}
