/** Replays a scenario: a list of steps, each a state of the network that follows from the steps before it and nothing else. */
import * as z from 'zod'
import { type FaultRequest, faultRequestSchema, faultScopeSchema } from './faults/catalogue'
import type { LabControl } from './lab-control'
import { LabError } from './lab-error'

const stepSchema = z.strictObject({
  /** What a person should see after it. */
  name: z.string().min(1).max(200),
  /** Starts without any fault; otherwise faults of the steps before stay. */
  mendsAll: z.boolean().default(false),
  /** Faults that end, by their scope. */
  ends: z.array(faultScopeSchema).max(500).default([]),
  /** Faults that begin. */
  begins: z.array(faultRequestSchema).max(500).default([]),
  /** Whether the hub is cut off from the whole network from here on. */
  isCutOff: z.boolean().optional(),
  /** With --play: how long this step lasts. */
  seconds: z.number().min(0).max(86_400).default(60),
})

/** The format of a scenario file. */
export const scenarioSchema = z.strictObject({
  name: z.string().min(1).max(200),
  /** Without it the network of the demo. */
  interfaces: z.int().min(1).max(15_000).optional(),
  steps: z.array(stepSchema).min(1).max(500),
})

export type Scenario = z.output<typeof scenarioSchema>

export interface ScenarioState {
  name: string
  steps: { name: string; seconds: number }[]
  /** The step that is in force; -1 before the first. */
  at: number
}

export interface ScenarioPlayer {
  state(): ScenarioState | null
  /** Takes another scenario; nothing changes on the wire before its first step. */
  load(scenario: Scenario): void
  /** Puts the network into the state of a step, wherever it was. Throws LabError for a step that there is not. */
  goTo(step: number): Promise<ScenarioState>
}

export const createPlayer = (control: LabControl): ScenarioPlayer => {
  let scenario: Scenario | undefined
  let at = -1
  const state = (): ScenarioState | null =>
    scenario ? { name: scenario.name, at, steps: scenario.steps.map(({ name, seconds }) => ({ name, seconds })) } : null
  return {
    state,
    load: (next) => {
      scenario = next
      at = -1
    },
    goTo: async (step) => {
      const steps = scenario?.steps.slice(0, step + 1)
      const reached = state()
      if (!steps || !reached || step < 0 || step >= reached.steps.length) throw new LabError('unknown-step', { step })
      const isNext = at >= 0 && step === at + 1
      if (!isNext) {
        control.cutOff(false)
        await control.clearFault()
      }
      for (const one of isNext ? steps.slice(-1) : steps) await take(one, control)
      at = step
      return { ...reached, at }
    },
  }
}

const take = async (step: Scenario['steps'][number], control: LabControl): Promise<void> => {
  if (step.mendsAll) await control.clearFault()
  for (const scope of step.ends) await control.clearFault(scope)
  if (step.begins.length > 0) await control.setFaults(step.begins as FaultRequest[])
  if (step.isCutOff !== undefined) control.cutOff(step.isCutOff)
}
