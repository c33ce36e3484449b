/** The control API: reads and changes the faults of a running network, and refuses what does not fit it. */
import * as z from 'zod'
import { interfaceKinds } from '@/lib/domain/health/types'
import { type FaultRequest, faultRequestSchema, faultScopeSchema } from '../faults/catalogue'
import { showsAt } from '../faults/scope'
import type { LabControl } from '../lab-control'
import { LabError } from '../lab-error'
import { type Behaviour, behaviours, type ReceiverLog, receiverKeys } from '../receivers/receiver'
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
}

const behaviourSchema = z.object({ receiver: z.enum(receiverKeys), behaviour: z.string().max(40) })

type Operation = (context: ApiContext, input: unknown) => Promise<ApiAnswer>

export const refusal = (status: number, code: RefusalCode): ApiAnswer => ({ status, body: { code } })

const state: Operation = async ({ clusters, control }) => ({
  status: 200,
  body: { faults: control.faults(), clusters: clusters.map((cluster) => stateOf(cluster, control)) },
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
  const parsed = faultRequestSchema.safeParse(input)
  if (!parsed.success) return refusal(400, 'malformed')
  if (!parsed.data.cluster && !parsed.data.host) return refusal(400, 'malformed')
  return { status: 201, body: await control.setFault(parsed.data as FaultRequest) }
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

export const operations: Record<string, Partial<Record<string, Operation>>> = {
  '/api/state': { GET: state },
  '/api/story': { GET: story, POST: restoreStory },
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
