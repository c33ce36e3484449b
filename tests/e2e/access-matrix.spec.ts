import { builtRooms } from './support/access/built-rooms'
import { builtActions, builtRoutes } from './support/access/calls'
import { vacuousFaults } from './support/access/checks'
import { rooms } from './support/access/expectations'
import { guarantees } from './support/access/guarantees'
import { type Stage, setStage } from './support/access/stage'
import { expect, test } from './support/test'

test.use({ as: null })
test.describe.configure({ mode: 'parallel' })

/** Whoever asks for what is not for them changes nothing of it: one stage serves all of that. */
let stage: Stage

test.beforeAll(async ({ hub }) => {
  stage = await setStage(hub)
})

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
      test(name, async ({ hub }) => {
        expect(await faults({ hub, origin: hub.origin, stage }, room)).toEqual([])
      })

    if (room.actions.length === 0) return
    test('the calls that are refused to others pass the gate for those who may make them', async ({ hub }) => {
      const checked = { hub, origin: hub.origin, stage: await setStage(hub) }
      expect(await vacuousFaults(checked, room.actions)).toEqual([])
    })
  })
}
