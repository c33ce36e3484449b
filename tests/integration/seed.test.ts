import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedStory } from '@/lib/commands/seed/story'
import { readClusterStates, worstFirst } from '@/lib/features/clusters/operations/states'
import { demoStory } from '@/lib/lab/demo-story'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { lookAt } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'

let lab: Lab

beforeAll(async () => {
  lab = await startLab({ story: demoStory })
  lookAt(lab)
})
afterAll(() => lab.stop())

describe('the story of the demo', () => {
  it('has one cluster of each kind, observed for real, and is told only once', async () => {
    const { database } = testDatabase()
    const told = await seedStory(lab)
    await seedStory(lab)
    const person = await database.hub.personForSignIn(told.people[0]?.email ?? '')
    const clusters = await database.asPartner(person?.partnerId ?? '', readClusterStates)
    expect(worstFirst(clusters).map(({ name, state, pausedAt }) => [name, state, pausedAt !== null])).toEqual([
      ['Madrid Norte', 'down', false],
      ['Lisboa', 'degraded', false],
      ['Valencia', 'unknown', true],
      expect.arrayContaining(['up', false]),
      expect.arrayContaining(['up', false]),
    ])
    const dublin = clusters.find(({ name }) => name === 'Dublin')
    const ends = dublin?.interfaces.find(({ kind }) => kind === 'xsi-actions')?.certificateExpiresAt
    expect(Math.round(((ends?.getTime() ?? 0) - Date.now()) / 86_400_000)).toBeLessThanOrEqual(9)
    expect(clusters.find(({ name }) => name === 'Amsterdam')?.dependents.customers).toBeGreaterThan(50)
    expect(await database.hub.partnerIds()).toHaveLength(2)
  })
})
