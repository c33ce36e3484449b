'use server'

/** What the page of a cluster's requirements may do. */
import * as z from 'zod'
import { requirementIds } from '@/lib/domain/requirements/ids'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
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
