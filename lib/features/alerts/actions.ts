'use server'

/** The doors of alerts: channels, their secrets, tests, and what was not delivered. */
import * as z from 'zod'
import { parseChannel } from '@/lib/domain/alerts/fields'
import { env } from '@/lib/platform/env/env'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { changeChannel, createChannel, removeChannel, renewSecret } from './operations/channels'
import { retryDelivery, sendTest } from './operations/send-again'

const posted = z.object({
  id: z.uuid(),
  values: z.record(z.string().max(60), z.union([z.string(), z.boolean()])),
})
const named = z.object({ id: z.uuid() })

export const createChannelAction = defineAction({
  permission: 'alert.write',
  schema: posted,
  run: async (actor, { id, values }) => {
    const parsed = parseChannel(values, env().outboundAllowedPorts)
    return parsed.ok ? shown(await createChannel(actor, { id, values: parsed.value })) : parsed
  },
})

export const changeChannelAction = defineAction({
  permission: 'alert.write',
  schema: posted.extend({ version: z.int().min(1) }),
  run: async (actor, { id, version, values }) => {
    const parsed = parseChannel(values, env().outboundAllowedPorts)
    return parsed.ok ? shown(await changeChannel(actor, { id, version, values: parsed.value })) : parsed
  },
})

export const renewSecretAction = defineAction({
  permission: 'alert.write',
  schema: named,
  run: async (actor, input) => shown(await renewSecret(actor, input)),
})

export const removeChannelAction = defineAction({
  permission: 'alert.write',
  schema: named,
  run: async (actor, input) => shown(await removeChannel(actor, input)),
})

export const sendTestAction = defineAction({
  permission: 'alert.write',
  schema: named,
  run: async (actor, input) => shown(await sendTest(actor, input)),
})

export const retryDeliveryAction = defineAction({
  permission: 'alert.write',
  schema: named,
  run: async (actor, input) => shown(await retryDelivery(actor, input)),
})
