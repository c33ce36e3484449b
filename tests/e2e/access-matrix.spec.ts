import { builtRooms } from './support/access/built-rooms'
import { builtActions, builtRoutes } from './support/access/calls'
import { type Checked, vacuousFaults } from './support/access/checks'
import { rooms } from './support/access/expectations'
import { guarantees } from './support/access/guarantees'
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

for (const room of builtRooms()) {
  test.describe(room.name, () => {
    for (const { name, faults } of guarantees.filter((one) => room[one.about].length > 0))
      test(name, async ({ checked }) => {
        expect(await faults(checked, room)).toEqual([])
      })

    if (room.actions.length === 0) return
    test('the calls that are refused to others pass the gate for those who may make them', async ({ checked }) => {
      expect(await vacuousFaults(checked, room.actions)).toEqual([])
    })
  })
}
