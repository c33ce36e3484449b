'use server'

/** What forms may do with branding. Logos go through a route handler: they are larger than an action takes. */
import * as z from 'zod'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { resetBranding } from './operations/reset'
import { saveBranding } from './operations/save'

const level = { customerId: z.uuid().nullable(), version: z.int().min(0) }

const values = z.record(z.string().max(60), z.union([z.string(), z.boolean()]))

export const saveBrandingAction = defineAction({
  permission: 'branding.write',
  schema: z.object({ ...level, base: values, values }),
  run: async (actor, input) => shown(await saveBranding(actor, input)),
})

export const resetBrandingAction = defineAction({
  permission: 'branding.write',
  schema: z.object({ ...level, name: z.string().max(60).nullable() }),
  run: async (actor, input) => shown(await resetBranding(actor, input)),
})
