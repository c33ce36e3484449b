import { describe, expect, it } from 'vitest'
import { type CheckState, type CheckStep, progressOf, shownOf, stepCheck } from '@/components/health/check-state'
import type { InterfaceResult } from '@/lib/domain/health/types'

const passed = (stage: 'dns' | 'tcp' | 'tls' | 'http') => ({ stage, outcome: 'passed' as const, durationMs: 5 })
const result: InterfaceResult = {
  observation: {
    kind: 'xsi-actions',
    host: 'xsi.example.com',
    port: 443,
    startedAt: '2026-11-20T09:00:00.000Z',
    finishedAt: '2026-11-20T09:00:01.000Z',
    dns: passed('dns'),
    addresses: [{ address: '198.51.100.1', answered: true, stages: [passed('tcp'), passed('tls'), passed('http')] }],
  },
  verdict: { state: 'up', healthyCount: 1, addressCount: 1, findings: [] },
}

const play = (steps: CheckStep[]): CheckState => steps.reduce(stepCheck, {})
const event = (run: number, progress: object): CheckStep =>
  ({ type: 'event', run, event: { type: 'progress', kind: 'xsi-actions', progress } }) as CheckStep
const begun: CheckStep[] = [
  { type: 'start', run: 1, kinds: ['xsi-actions'] },
  event(1, { type: 'stage-finished', fact: passed('dns') }),
  event(1, { type: 'addresses', addresses: ['198.51.100.1', '198.51.100.2'] }),
  event(1, { type: 'stage-started', stage: 'tcp', address: '198.51.100.1' }),
]

describe('a check while it runs', () => {
  it('shows what was found, what runs and what waits', () => {
    const shown = shownOf(play(begun)['xsi-actions'], null)
    expect(shown?.dns).toMatchObject({ outcome: 'passed' })
    expect(shown?.addresses[0]?.stages).toMatchObject({ tcp: 'running', tls: 'waiting', http: 'waiting' })
    expect(shown?.addresses[1]?.stages.tcp).toBe('waiting')
  })

  it('counts its stages, guessing the addresses it does not know yet', () => {
    expect(progressOf(play(begun.slice(0, 1)), () => 2)).toEqual({ done: 0, total: 7 })
    expect(progressOf(play(begun), () => 2)).toEqual({ done: 1, total: 7 })
  })

  it('counts whole when its result is there', () => {
    const state = play([...begun, { type: 'event', run: 1, event: { type: 'result', kind: 'xsi-actions', result } }])
    expect(progressOf(state, () => 2)).toEqual({ done: 4, total: 4 })
    expect(state['xsi-actions']?.isRunning).toBe(false)
  })

  it('ignores the lines of an older run of the same interface', () => {
    const state = play([
      ...begun,
      { type: 'start', run: 2, kinds: ['xsi-actions'] },
      { type: 'event', run: 1, event: { type: 'result', kind: 'xsi-actions', result } },
      { type: 'end', run: 1, problem: { code: 'check-stopped' } },
    ])
    expect(state['xsi-actions']).toMatchObject({ run: 2, isRunning: true, result: null, problem: null })
  })

  it('keeps a result when the stream breaks off later, and says why one is missing', () => {
    const steps: CheckStep[] = [
      { type: 'start', run: 1, kinds: ['xsi-actions', 'cti'] },
      { type: 'event', run: 1, event: { type: 'result', kind: 'xsi-actions', result } },
      { type: 'end', run: 1, problem: { code: 'unreachable' } },
    ]
    expect(play(steps)['xsi-actions']?.problem).toBeNull()
    expect(play(steps).cti).toMatchObject({ isRunning: false, problem: { code: 'unreachable' } })
  })

  it('shows the stored result when there is no newer one, stages that were not reached as such', () => {
    const down: InterfaceResult = {
      ...result,
      observation: {
        ...result.observation,
        addresses: [
          {
            address: '198.51.100.1',
            answered: false,
            stages: [{ stage: 'tcp', outcome: 'failed', reason: 'tcp-refused' }],
          },
        ],
      },
    }
    expect(shownOf(undefined, down)?.addresses[0]?.stages).toMatchObject({ tls: 'not-reached', http: 'not-reached' })
    expect(shownOf(undefined, null)).toBeNull()
  })
})
