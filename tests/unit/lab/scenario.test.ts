import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest'
import { crowdStory } from '@/lib/lab/crowd-story'
import { demoStory } from '@/lib/lab/demo-story'
import { createFaultRegistry } from '@/lib/lab/faults/registry'
import { controlOf } from '@/lib/lab/lab-control'
import { layOut } from '@/lib/lab/layout'
import { createPlayer, scenarioSchema } from '@/lib/lab/scenario'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { createResolver } from '@/lib/platform/net/resolver'
import { clusterStory } from '@/tests/support/lab-stories'

const folder = path.resolve(import.meta.dirname, '../../scenarios')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const read = (name: string) => scenarioSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))

const demo = () => controlOf(demoStory, layOut(demoStory.clusters, 10), createFaultRegistry())
const shown = (control: ReturnType<typeof demo>) => [
  control.isCutOff(),
  ...control.faults().map(({ id: _, ...fault }) => JSON.stringify(fault)),
]

describe.each(files)('%s', (name) => {
  it('fits the network of the demo, and gives the same state for each step by whatever way it is reached', async () => {
    const scenario = read(name)
    const [forwards, jumping] = [demo(), demo()]
    const [one, other] = [createPlayer(forwards), createPlayer(jumping)]
    one.load(scenario)
    other.load(scenario)
    await jumping.setFault({ fault: 'refuse', cluster: 'faro' })
    const states: unknown[] = []
    for (const index of scenario.steps.keys()) {
      await one.goTo(index)
      states.push(shown(forwards))
    }
    for (const index of [...scenario.steps.keys()].reverse()) {
      await other.goTo(index)
      expect(shown(jumping)).toEqual(states[index])
    }
  })
})

it('says which step it is at, and refuses one that there is not', async () => {
  const player = createPlayer(demo())
  expect(player.state()).toBeNull()
  await expect(player.goTo(0)).rejects.toMatchObject({ code: 'unknown-step' })
  player.load(scenarioSchema.parse({ name: 'Two', steps: [{ name: 'a' }, { name: 'b' }] }))
  expect(player.state()?.at).toBe(-1)
  expect((await player.goTo(1)).at).toBe(1)
  await expect(player.goTo(2)).rejects.toMatchObject({ code: 'unknown-step' })
})

it.each([
  {},
  { name: 'x', steps: [] },
  { name: 'x', steps: [{ name: 'y', begins: [{ fault: 'nonsense', cluster: 'faro' }] }] },
  { name: 'x', steps: [{ name: 'y', unknown: 1 }] },
])('%j is no scenario', (value) => {
  expect(scenarioSchema.safeParse(value).success).toBe(false)
})

test('the network of the benchmark has room for 2,000 interfaces, no two clusters at one address', () => {
  const clusters = layOut(crowdStory(2_000).clusters, 10)
  expect(clusters).toHaveLength(400)
  const addresses = clusters.flatMap((cluster) => cluster.addresses)
  expect(addresses).toHaveLength(800)
  expect(new Set(addresses).size).toBe(800)
  for (const address of addresses) expect(address).toMatch(/^127\.10\.\d{1,3}\.\d{1,3}$/)
})

describe('over the control page', () => {
  let lab: Lab
  beforeAll(async () => {
    lab = await startLab({ story: { clusters: [clusterStory('open')] } })
  })
  afterEach(() => lab.restoreStory())
  afterAll(() => lab.stop())

  const send = async (place: string, body?: unknown) => {
    const answer = await fetch(new URL(place, lab.controlUrl), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  it('a scenario is loaded and taken step by step, and the page shows where it is', async () => {
    const begins = [{ fault: 'http-503', cluster: 'open', interface: 'dms' }]
    const scenario = { name: 'Broken <b>', steps: [{ name: 'Fine' }, { name: 'Broken', begins }] }
    expect((await send('/api/scenario', scenario)).status).toBe(201)
    expect(lab.faults()).toEqual([])
    expect((await send('/api/scenario/step', {})).body).toMatchObject({ scenario: { at: 0 } })
    expect((await send('/api/scenario/step', {})).body).toMatchObject({ scenario: { at: 1 } })
    expect(lab.faults().map(({ fault }) => fault)).toEqual(['http-503'])
    expect(await send('/api/scenario/step', {})).toMatchObject({ status: 422, body: { code: 'unknown-step' } })
    const page = await (await fetch(lab.controlUrl)).text()
    expect(page).toMatch(/<li aria-current="step">Broken/)
    expect(page).not.toContain('Broken <b>')
    expect((await send('/api/scenario', { name: 'x' })).body).toMatchObject({ code: 'malformed' })
  })

  it('the hub is cut off from every name and address, and joined again', async () => {
    const resolver = createResolver({ address: lab.resolverAddress, timeoutMs: 600 })
    const lookUp = () => resolver.addressesOf(lab.cluster('open').hosts.dms)
    expect((await send('/api/network', { isCutOff: true })).body).toEqual({ isCutOff: true })
    expect(await lookUp()).toMatchObject({ ok: false, reason: 'resolver-unreachable' })
    expect((await send('/api/state')).body).toMatchObject({ isCutOff: true })
    await lab.restoreStory()
    expect(lab.isCutOff()).toBe(false)
    expect(await lookUp()).toMatchObject({ ok: true })
  })
})
