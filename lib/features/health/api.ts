/** Streams a check to the page that asked for it: one JSON line for each step (application/x-ndjson). */
import * as z from 'zod'
import { cloudDefaults } from '@/lib/domain/failover/cloud-settings'
import { interfaceKinds } from '@/lib/domain/health/types'
import { may } from '@/lib/domain/identity/permissions'
import { type Result, refuse } from '@/lib/domain/result'
import { log } from '@/lib/platform/log/log'
import { defineRoute } from '../gates/define-route'
import type { PersonActor } from '../gates/types'
import { type PlannedCheck, planClusterCheck, planTypedCheck } from './operations/check'
import { checkSession } from './operations/session'
import { planTrace } from './operations/trace'

const fieldValue = z.union([z.string().max(16_384), z.boolean()])

const checkRequest = z.union([
  z.object({
    formId: z.uuid(),
    clusterId: z.uuid().optional(),
    kinds: z.array(z.enum(interfaceKinds)).min(1).max(interfaceKinds.length),
    values: z.record(z.string().max(60), fieldValue),
  }),
  z.object({ clusterId: z.uuid() }),
])

/** POST: a stored cluster's check wants `cluster.check`, one of typed addresses `cluster.write`. */
export const streamCheck = defineRoute({
  permission: 'cluster.check',
  schema: checkRequest,
  run: async (actor, input, request) => {
    const planned = await plan(actor, input)
    return planned.ok ? streamed(planned.value, request.signal) : planned
  },
})

const traceRequest = z.object({
  clusterId: z.uuid(),
  kind: z.enum(['xsi-actions', 'xsi-events', 'authentication-service', 'dms']),
  requests: z.int().min(1).max(20).default(5),
  pauseMs: z.int().min(0).max(10_000).default(0),
  blockMs: z.int().min(1_000).max(300_000).default(cloudDefaults.blockMs),
})

/** POST: the cloud's requests at a stored interface, traced; `cluster.check`. */
export const streamTrace = defineRoute({
  permission: 'cluster.check',
  schema: traceRequest,
  run: async (actor, input, request) => {
    const planned = await planTrace(actor, input)
    return planned.ok ? streamed(planned.value, request.signal) : planned
  },
})

/** POST: proves the session persistence of a stored cluster, which takes seconds; `cluster.check`. */
export const proveSessions = defineRoute({
  permission: 'cluster.check',
  schema: z.object({ clusterId: z.uuid() }),
  run: (actor, { clusterId }, request) => checkSession(actor, clusterId, request.signal),
})

function plan(actor: PersonActor, input: z.output<typeof checkRequest>): Promise<Result<PlannedCheck>> {
  if (!('kinds' in input)) return planClusterCheck(actor, input.clusterId)
  if (!may(actor.role, 'cluster.write')) return Promise.resolve(refuse('forbidden'))
  return planTypedCheck(actor, input.formId, input)
}

/** Anything that tells lines while it runs, until it ends or nobody listens any more. */
function streamed<E>(
  planned: { run: (emit: (event: E) => void, signal: AbortSignal) => Promise<void> },
  asked: AbortSignal,
): Response {
  const stopped = new AbortController()
  const signal = AbortSignal.any([asked, stopped.signal])
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const emit = (event: E) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`))
      }
      try {
        await planned.run(emit, signal)
        if (!signal.aborted) controller.close()
      } catch (error) {
        if (signal.aborted) return
        log.error({ err: error }, 'a check that a person asked for failed by itself')
        controller.error(error)
      }
    },
    cancel: () => stopped.abort(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
