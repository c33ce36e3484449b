'use server'

/** What the pages of provisioning URLs and of API access may do. */
import { revalidatePath } from 'next/cache'
import * as z from 'zod'
import { adapterFields } from '@/lib/domain/provisioning/adapter-plan'
import { apiNeedIds } from '@/lib/domain/provisioning/api-access'
import type { Result } from '@/lib/domain/result'
import { defineAction } from '../gates/define-action'
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

function shown<T>(result: Result<T>): Result<T> {
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
