/** The control API: reads and changes the faults of a running network, and refuses what does not fit it. */

import * as z from 'zod'
import { interfaceKinds } from '@/lib/domain/health/types'
import { type FaultRequest, faultRequestSchema, faultScopeSchema } from '../faults/catalogue'
import { showsAt } from '../faults/scope'
import type { LabControl } from '../lab-control'
import { LabError } from '../lab-error'
import { type Behaviour, behaviours, type ReceiverLog, receiverKeys } from '../receivers/receiver'
import { type ScenarioPlayer, scenarioSchema } from '../scenario'
import type { LabCluster } from '../story'
import type { Words } from './words'

export type RefusalCode = keyof Words['refusals']

export interface ApiAnswer {
  status: number
  body: unknown
}

export interface ApiContext {
  clusters: readonly LabCluster[]
  control: LabControl
  receivers: ReceiverLog
  player: ScenarioPlayer
}

const behaviourSchema = z.object({ receiver: z.enum(receiverKeys), behaviour: z.string().max(40) })

type Operation = (context: ApiContext, input: unknown) => Promise<ApiAnswer>

export const refusal = (status: number, code: RefusalCode): ApiAnswer => ({ status, body: { code } })

const state: Operation = async ({ clusters, control }) => ({
  status: 200,
  body: {
    isCutOff: control.isCutOff(),
    faults: control.faults(),
    clusters: clusters.map((cluster) => stateOf(cluster, control)),
  },
})

const stateOf = (cluster: LabCluster, control: LabControl) => ({
  key: cluster.key,
  name: cluster.name,
  addresses: cluster.sites.map(({ key, address }) => ({
    site: key,
    address,
    interfaces: interfaceKinds.map((kind) => ({
      interface: kind,
      host: cluster.hosts[kind],
      faults: control
        .faults()
        .filter((fault) => fault.layer !== 'dns' && showsAt(fault, cluster, address, kind))
        .map((fault) => fault.fault),
    })),
  })),
})

const story: Operation = async ({ clusters }) => ({
  status: 200,
  body: { clusters: clusters.map(({ story: _, ...shown }) => shown) },
})

const setFault: Operation = async ({ control }, input) => {
  const parsed = z.union([faultRequestSchema, z.array(faultRequestSchema).max(5_000)]).safeParse(input)
  if (!parsed.success) return refusal(400, 'malformed')
  const requests = [parsed.data].flat()
  if (requests.some(({ cluster, host }) => !cluster && !host)) return refusal(400, 'malformed')
  const faults = await control.setFaults(requests as FaultRequest[])
  return { status: 201, body: Array.isArray(parsed.data) ? { begun: faults.length } : faults[0] }
}

const clearFault: Operation = async ({ control }, input) => {
  const parsed = faultScopeSchema.safeParse(input)
  return parsed.success
    ? { status: 200, body: { ended: await control.clearFault(parsed.data) } }
    : refusal(400, 'malformed')
}

const restoreStory: Operation = async ({ control }) => {
  await control.restoreStory()
  return { status: 200, body: { faults: control.faults() } }
}

const received: Operation = async ({ receivers }) => ({ status: 200, body: { received: receivers.received() } })

const behave: Operation = async ({ receivers }, input) => {
  const parsed = behaviourSchema.safeParse(input)
  if (!parsed.success) return refusal(400, 'malformed')
  const { receiver, behaviour } = parsed.data
  if (!(behaviours[receiver] as readonly string[]).includes(behaviour)) return refusal(400, 'malformed')
  receivers.behave(receiver, behaviour as Behaviour)
  return { status: 200, body: parsed.data }
}

const forgetReceived: Operation = async ({ receivers }) => {
  receivers.reset()
  return { status: 200, body: { received: [] } }
}

const network: Operation = async ({ control }, input) => {
  const parsed = z.strictObject({ isCutOff: z.boolean() }).safeParse(input)
  if (!parsed.success) return refusal(400, 'malformed')
  control.cutOff(parsed.data.isCutOff)
  return { status: 200, body: { isCutOff: control.isCutOff() } }
}

const scenario: Operation = async ({ player }) => ({ status: 200, body: { scenario: player.state() } })

const loadScenario: Operation = async ({ player }, input) => {
  const parsed = scenarioSchema.safeParse(input)
  if (!parsed.success) return refusal(400, 'malformed')
  player.load(parsed.data)
  return { status: 201, body: { scenario: player.state() } }
}

/** Without a number the next step. */
const goToStep: Operation = async ({ player }, input) => {
  const parsed = z.strictObject({ step: z.int().min(0).optional() }).safeParse(input)
  if (!parsed.success) return refusal(400, 'malformed')
  const step = parsed.data.step ?? (player.state()?.at ?? -1) + 1
  return { status: 200, body: { scenario: await player.goTo(step) } }
}

export const operations: Record<string, Partial<Record<string, Operation>>> = {
  '/api/state': { GET: state },
  '/api/story': { GET: story, POST: restoreStory },
  '/api/network': { POST: network },
  '/api/scenario': { GET: scenario, POST: loadScenario },
  '/api/scenario/step': { POST: goToStep },
  '/api/faults': { POST: setFault, DELETE: clearFault },
  '/api/receivers': { GET: received, POST: behave, DELETE: forgetReceived },
}

/** Runs an operation; a request that does not fit the story is a refusal, anything else is thrown. */
export const operate = async (operation: Operation, context: ApiContext, input: unknown): Promise<ApiAnswer> => {
  try {
    return await operation(context, input)
  } catch (error) {
    if (error instanceof LabError) return refusal(422, error.code)
    throw error
  }
}
