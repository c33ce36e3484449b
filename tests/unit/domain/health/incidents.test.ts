import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AlertType } from '@/lib/domain/alerts/events'
import { endCauses } from '@/lib/domain/health/deliberate-ends'
import {
  decideHubIncident,
  decideIncident,
  type IncidentDecision,
  type OpenIncident,
  type SettledInterface,
} from '@/lib/domain/health/incidents'
import { type HealthState, healthStates, interfaceKinds } from '@/lib/domain/health/types'
import { runsOf } from '@/tests/support/depth'

const cluster = { id: 'c', name: 'Lisboa' }
const at = new Date('2026-11-20T12:00:00Z')

const settled = (states: readonly HealthState[], isFlapping = false): SettledInterface[] =>
  interfaceKinds.map((kind, index) => {
    const state = states[index] ?? 'up'
    const reason = state === 'up' ? null : 'tcp-refused'
    return { kind, state, reason, healthyCount: 1, addressCount: 2, isFlapping, changes: 8 }
  })

interface Given {
  before?: HealthState[]
  after?: HealthState[]
  open?: OpenIncident | null
  isInMaintenance?: boolean
}

const decide = ({ before = [], after = [], open = null, isInMaintenance = false }: Given): IncidentDecision =>
  decideIncident({
    ...{ cluster, at, open, isInMaintenance, newIncidentId: 'new' },
    ...{ before: settled(before), after: settled(after) },
  })
const typesOf = ({ causes }: IncidentDecision): AlertType[][] =>
  causes.map(({ telling }) => telling.map(({ type }) => type))
const opened = (isAnnounced = true): OpenIncident => ({
  id: 'old',
  openedAt: at,
  isAnnounced,
  affected: ['xsi-actions'],
})

describe('an incident', () => {
  it('opens with the first interface that is down, and tells from the whole to its parts', () => {
    const decision = decide({ after: ['down', 'degraded'] })
    expect(decision.step).toMatchObject({
      type: 'open',
      cause: 'tcp-refused',
      affected: ['xsi-actions'],
      isAnnounced: true,
    })
    expect(typesOf(decision)).toEqual([
      ['incident.opened', 'cluster.state-changed', 'interface.state-changed', 'interface.state-changed'],
    ])
  })

  it('opens for CTI and DMS too, though they never change the colour of the cluster', () => {
    const decision = decide({ after: ['up', 'up', 'up', 'down'] })
    expect(decision.step).toMatchObject({ type: 'open', affected: ['cti'] })
    expect(typesOf(decision)).toEqual([['incident.opened', 'interface.state-changed']])
  })

  it('covers what happens while it is open', () => {
    const decision = decide({ before: ['down'], after: ['down', 'down'], open: opened() })
    expect(decision.step).toMatchObject({ type: 'widen', affected: ['xsi-actions', 'xsi-events'] })
    expect(decision.causes).toMatchObject([{ isCovered: true, telling: [{ type: 'interface.state-changed' }] }])
  })

  it('ends with the last interface that is down, also when that can be told no more', () => {
    for (const [after, because] of [
      ['up', 'recovered'],
      ['degraded', 'recovered'],
      ['unknown', 'not-known'],
    ] as const) {
      const { step, causes } = decide({ before: ['down'], after: [after], open: opened() })
      expect(step).toEqual({ type: 'close', id: 'old', because })
      expect(causes[0]?.telling[0]).toMatchObject({ type: 'incident.closed', closedBecause: because })
    }
  })

  it('ends as recovered when only something that it never touched is unknown', () => {
    const decision = decide({ before: ['down'], after: ['up', 'up', 'up', 'unknown'], open: opened() })
    expect(decision.step).toMatchObject({ type: 'close', because: 'recovered' })
  })

  it('that people end is told with their deed, and not at all where nobody was told of it', () => {
    for (const because of ['paused', 'interface-removed', 'cluster-deleted'] as const) {
      const end = { cluster, open: { ...opened(), cause: 'tcp-refused' }, because, at }
      expect(endCauses(end)).toMatchObject([
        { telling: [{ type: 'incident.closed', closedBecause: because, interfaceCount: 1 }], isCovered: false },
      ])
      expect(endCauses({ ...end, open: { ...end.open, isAnnounced: false } })).toEqual([])
    }
  })

  it('in maintenance is recorded and not told, and told when maintenance is over', () => {
    const quiet = decide({ after: ['down'], isInMaintenance: true })
    expect([quiet.step, quiet.causes]).toEqual([expect.objectContaining({ type: 'open', isAnnounced: false }), []])
    const later = decide({ before: ['down'], after: ['down'], open: opened(false) })
    expect([later.step, typesOf(later)]).toEqual([
      expect.objectContaining({ type: 'widen', isAnnounced: true }),
      [['incident.opened']],
    ])
  })

  it('that was never told ends without a word; one that was told ends with one, even in maintenance', () => {
    expect(typesOf(decide({ before: ['down'], open: opened(false) }))).toEqual([])
    expect(typesOf(decide({ before: ['down'], open: opened(), isInMaintenance: true }))[0]?.[0]).toBe('incident.closed')
  })
})

describe('without an incident', () => {
  it('a cluster that lost an address, and got it back, is told as such', () => {
    expect(typesOf(decide({ after: ['degraded'] }))).toEqual([['cluster.state-changed', 'interface.state-changed']])
    expect(typesOf(decide({ before: ['degraded'] }))).toEqual([['cluster.state-changed', 'interface.state-changed']])
  })

  it('neither unknown nor the first good state is news', () => {
    const unknown: HealthState[] = ['unknown', 'unknown', 'unknown']
    expect(decide({ after: unknown }).causes).toEqual([])
    expect(decide({ before: unknown }).causes).toEqual([])
  })

  it('flapping is told when the first interface begins and when the last one ends', () => {
    const given = { cluster, at, open: null, isInMaintenance: false, newIncidentId: 'new' }
    const started = decideIncident({ ...given, before: settled([]), after: settled([], true) })
    const ended = decideIncident({ ...given, before: settled([], true), after: settled([]) })
    expect([typesOf(started), typesOf(ended)]).toEqual([[['flapping.started']], [['flapping.ended']]])
  })
})

it('over any life there is an incident exactly while something is down, and each is told at most once at each end', () => {
  const states = fc.array(fc.constantFrom(...healthStates), { minLength: 5, maxLength: 5 })
  const life = fc.array(fc.record({ after: states, isInMaintenance: fc.boolean() }), { maxLength: 40 })
  fc.assert(
    fc.property(life, (steps) => {
      let before: HealthState[] = ['up', 'up', 'up', 'up', 'up']
      let open: OpenIncident | null = null
      const told: string[] = []
      for (const { after, isInMaintenance } of steps) {
        const decision: IncidentDecision = decide({ before, after, open, isInMaintenance })
        const { step } = decision
        if (step.type === 'close') open = null
        else if (step.type !== 'none')
          open = { id: 'new', openedAt: at, isAnnounced: step.isAnnounced, affected: [...step.affected] }
        told.push(
          ...typesOf(decision)
            .flat()
            .filter((type) => type.startsWith('incident.')),
        )
        expect(open !== null).toBe(after.includes('down'))
        if (open && !isInMaintenance) expect(open.isAnnounced).toBe(true)
        before = after
      }
      expect(told).toEqual(told.map((_type, index) => (index % 2 === 0 ? 'incident.opened' : 'incident.closed')))
    }),
    { numRuns: runsOf({ quick: 300, full: 10_000 }) },
  )
})

it.each([
  [{ open: null, affectedCount: 3, isConfirmed: false }, 'none'],
  [{ open: null, affectedCount: 3, isConfirmed: true }, 'open'],
  [{ open: { id: 'h', affectedCount: 3 }, affectedCount: 5, isConfirmed: true }, 'widen'],
  [{ open: { id: 'h', affectedCount: 3 }, affectedCount: 2, isConfirmed: false }, 'none'],
  [{ open: { id: 'h', affectedCount: 3 }, affectedCount: 0, isConfirmed: false }, 'close'],
] as const)("the hub's own incident: %j is %s", (situation, step) => {
  expect(decideHubIncident(situation)).toBe(step)
})
