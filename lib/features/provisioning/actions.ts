'use server'

/** What the pages of provisioning URLs and of API access may do. */
import * as z from 'zod'
import { adapterFields } from '@/lib/domain/provisioning/adapter-plan'
import { apiNeedIds } from '@/lib/domain/provisioning/api-access'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { assignAdapter, unassignAdapter } from './operations/assign'
import { confirmApiNeed, withdrawApiNeed } from './operations/confirm-api'

const place = z.object({ clusterId: z.uuid(), enterprise: adapterFields.enterprise.schema })
const target = z.union([z.literal('uc-one'), z.uuid()])

export const assignAdapterAction = defineAction({
  permission: 'template.write',
  schema: place.extend({ target }),
  run: async (actor, input) => shown(await assignAdapter(actor, input)),
})

export const unassignAdapterAction = defineAction({
  permission: 'template.write',
  schema: place,
  run: async (actor, input) => shown(await unassignAdapter(actor, input)),
})

const named = z.object({ need: z.enum(apiNeedIds) })

export const confirmApiNeedAction = defineAction({
  permission: 'template.write',
  schema: named,
  run: async (actor, input) => shown(await confirmApiNeed(actor, input)),
})

export const withdrawApiNeedAction = defineAction({
  permission: 'template.write',
  schema: named,
  run: async (actor, input) => shown(await withdrawApiNeed(actor, input)),
})
