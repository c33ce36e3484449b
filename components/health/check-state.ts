/** What a page knows of checks while they run. Pure: the stream's lines go in, what to show comes out. */
import { neededStages } from '@/lib/domain/health/judge'
import { type InterfaceKind, type InterfaceResult, type Stage, type StageFact, stages } from '@/lib/domain/health/types'
import type { Problem } from '@/lib/domain/result'
import type { CheckEvent } from '@/lib/features/health/types'

/** A stage that runs, one that waits for its turn, one that was never reached, or what was found. */
export type StageView = StageFact | 'running' | 'waiting' | 'not-reached'

export interface LiveAddress {
  address: string
  stages: Partial<Record<Stage, StageView>>
}

export interface LiveInterface {
  /** Which run it belongs to; lines of an older run are ignored. */
  run: number
  isRunning: boolean
  dns: StageView
  addresses: LiveAddress[]
  result: InterfaceResult | null
  /** Why it was not checked at all. */
  problem: Problem | null
}

export type CheckState = Partial<Record<InterfaceKind, LiveInterface>>

export type CheckStep =
  | { type: 'start'; run: number; kinds: readonly InterfaceKind[] }
  | { type: 'event'; run: number; event: CheckEvent }
  | { type: 'end'; run: number; problem: Problem | null }
  | { type: 'forget'; kinds: readonly InterfaceKind[] }

export const addressStages = stages.filter((stage): stage is Exclude<Stage, 'dns'> => stage !== 'dns')

export function stepCheck(state: CheckState, step: CheckStep): CheckState {
  if (step.type === 'start')
    return { ...state, ...Object.fromEntries(step.kinds.map((kind) => [kind, begun(step.run)])) }
  if (step.type === 'forget') {
    const gone = new Set<string>(step.kinds)
    return Object.fromEntries(Object.entries(state).filter(([kind]) => !gone.has(kind)))
  }
  if (step.type === 'end') return mapRun(state, step.run, (live) => ended(live, step.problem))
  const { event } = step
  if (event.type === 'done') return mapRun(state, step.run, (live) => ended(live, null))
  const live = state[event.kind]
  return live?.run === step.run ? { ...state, [event.kind]: advanced(live, event) } : state
}

function begun(run: number): LiveInterface {
  return { run, isRunning: true, dns: 'running', addresses: [], result: null, problem: null }
}

function ended(live: LiveInterface, problem: Problem | null): LiveInterface {
  return { ...live, isRunning: false, problem: live.result ? null : problem }
}

function mapRun(state: CheckState, run: number, change: (live: LiveInterface) => LiveInterface): CheckState {
  return Object.fromEntries(
    Object.entries(state).map(([kind, live]) => [kind, live.run === run ? change(live) : live]),
  ) as CheckState
}

function advanced(live: LiveInterface, event: Exclude<CheckEvent, { type: 'done' }>): LiveInterface {
  if (event.type === 'refused') return { ...live, isRunning: false, problem: event.problem }
  if (event.type === 'result') return { ...live, isRunning: false, result: event.result }
  const { progress } = event
  if (progress.type === 'addresses')
    return { ...live, addresses: progress.addresses.map((address) => ({ address, stages: {} })) }
  const stage = progress.type === 'stage-started' ? progress.stage : progress.fact.stage
  const view = progress.type === 'stage-started' ? 'running' : progress.fact
  if (stage === 'dns') return { ...live, dns: view }
  return {
    ...live,
    addresses: live.addresses.map((one) =>
      one.address === progress.address ? { ...one, stages: { ...one.stages, [stage]: view } } : one,
    ),
  }
}

/** Stages finished and stages in all; addresses not known yet count as `expected` of them. */
export function progressOf(
  state: CheckState,
  expected: (kind: InterfaceKind) => number,
): { done: number; total: number } {
  const sum = { done: 0, total: 0 }
  for (const [kind, live] of Object.entries(state) as [InterfaceKind, LiveInterface][]) {
    const perAddress = neededStages(kind).length
    const addresses = live.result?.observation.addresses.length ?? (live.addresses.length || expected(kind))
    const total = 1 + addresses * perAddress
    const found = live.addresses.flatMap((one) =>
      neededStages(kind).filter((stage) => typeof one.stages[stage] === 'object'),
    )
    sum.total += total
    sum.done += live.result ? total : found.length + (typeof live.dns === 'object' ? 1 : 0)
  }
  return sum
}

/** What to show of one interface: the stages of each address, or of the name alone while it has none. */
export interface ShownInterface {
  dns: StageView
  addresses: { address: string; stages: Record<Exclude<Stage, 'dns'>, StageView> }[]
}

export function shownOf(live: LiveInterface | undefined, stored: InterfaceResult | null): ShownInterface | null {
  if (live?.isRunning && !live.result)
    return { dns: live.dns, addresses: live.addresses.map((one) => filled(one, 'waiting')) }
  const result = live?.result ?? stored
  if (!result) return null
  return {
    dns: result.observation.dns,
    addresses: result.observation.addresses.map(({ address, stages: facts }) =>
      filled({ address, stages: Object.fromEntries(facts.map((fact) => [fact.stage, fact])) }, 'not-reached'),
    ),
  }
}

function filled({ address, stages: known }: LiveAddress, rest: 'waiting' | 'not-reached') {
  return {
    address,
    stages: Object.fromEntries(addressStages.map((stage) => [stage, known[stage] ?? rest])) as Record<
      Exclude<Stage, 'dns'>,
      StageView
    >,
  }
}
