'use server'

/** What the page of a cluster's requirements may do. */
import { revalidatePath } from 'next/cache'
import * as z from 'zod'
import { requirementIds } from '@/lib/domain/requirements/ids'
import type { Result } from '@/lib/domain/result'
import { defineAction } from '../gates/define-action'
import { confirmRequirement, withdrawRequirement } from './operations/confirm'

const named = z.object({ clusterId: z.uuid(), requirement: z.enum(requirementIds) })

export const confirmRequirementAction = defineAction({
  permission: 'cluster.write',
  schema: named.extend({ basis: z.string().max(600) }),
  run: async (actor, input) => shown(await confirmRequirement(actor, input)),
})

export const withdrawRequirementAction = defineAction({
  permission: 'cluster.write',
  schema: named,
  run: async (actor, input) => shown(await withdrawRequirement(actor, input)),
})

function shown<T>(result: Result<T>): Result<T> {
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
