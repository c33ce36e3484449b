'use server'

/** What forms may do with clusters. Every call is judged anew: origin, session, role, partner, fields. */
import * as z from 'zod'
import { parseCluster } from '@/lib/domain/clusters/fields'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { createCluster } from './operations/create'
import { pauseCluster, resumeCluster } from './operations/pause'
import { removeCluster } from './operations/remove'
import { updateCluster } from './operations/update'

const posted = z.object({
  id: z.uuid(),
  values: z.record(z.string().max(60), z.union([z.string(), z.boolean()])),
  confirmation: z.string().max(200).default(''),
})
const named = z.object({ id: z.uuid() })

export const createClusterAction = defineAction({
  permission: 'cluster.write',
  schema: posted,
  run: async (actor, { id, values, confirmation }) => {
    const parsed = parseCluster(values)
    return parsed.ok ? shown(await createCluster(actor, { id, values: parsed.value, confirmation })) : parsed
  },
})

export const updateClusterAction = defineAction({
  permission: 'cluster.write',
  schema: posted.extend({ version: z.int().min(1) }),
  run: async (actor, { id, version, values, confirmation }) => {
    const parsed = parseCluster(values)
    return parsed.ok ? shown(await updateCluster(actor, { id, version, values: parsed.value, confirmation })) : parsed
  },
})

export const pauseClusterAction = defineAction({
  permission: 'cluster.write',
  schema: named,
  run: async (actor, input) => shown(await pauseCluster(actor, input)),
})

export const resumeClusterAction = defineAction({
  permission: 'cluster.write',
  schema: named,
  run: async (actor, input) => shown(await resumeCluster(actor, input)),
})

export const removeClusterAction = defineAction({
  permission: 'cluster.write',
  schema: named.extend({ confirmation: z.string().max(200) }),
  run: async (actor, input) => shown(await removeCluster(actor, input)),
})
