import { describe, expect, it } from 'vitest'
import { clusterStateOf, severityOf } from '@/lib/domain/health/cluster-state'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'

const of = (actions: HealthState, events: HealthState, auth: HealthState, cti: HealthState = 'up') => [
  { kind: 'xsi-actions' as InterfaceKind, state: actions },
  { kind: 'xsi-events' as InterfaceKind, state: events },
  { kind: 'authentication-service' as InterfaceKind, state: auth },
  { kind: 'cti' as InterfaceKind, state: cti },
]

describe('the colour of a cluster', () => {
  it.each<[ReturnType<typeof of>, HealthState, InterfaceKind[]]>([
    [of('up', 'up', 'up'), 'up', []],
    [of('up', 'up', 'up', 'down'), 'up', []],
    [of('up', 'degraded', 'up'), 'degraded', ['xsi-events']],
    [of('up', 'down', 'up'), 'down', ['xsi-events']],
    [of('down', 'degraded', 'down'), 'down', ['xsi-actions', 'authentication-service']],
    [of('up', 'degraded', 'unknown'), 'unknown', ['authentication-service']],
    [of('down', 'unknown', 'up'), 'down', ['xsi-actions']],
  ])('%j is %s', (interfaces, state, because) => {
    expect(clusterStateOf(interfaces)).toEqual({ state, because })
  })

  it('is unknown while an official interface was never checked', () => {
    expect(clusterStateOf([]).state).toBe('unknown')
    expect(clusterStateOf(of('up', 'up', 'up').slice(1)).state).toBe('unknown')
  })

  it('sorts worst first', () => {
    const states: HealthState[] = ['up', 'unknown', 'down', 'degraded']
    expect(states.sort((a, b) => severityOf(b) - severityOf(a))).toEqual(['down', 'unknown', 'degraded', 'up'])
  })
})
