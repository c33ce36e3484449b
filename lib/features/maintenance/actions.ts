'use server'

/** The doors of maintenance. */
import * as z from 'zod'
import { objectOf } from '@/lib/domain/catalogue/field'
import { planFields, startFields } from '@/lib/domain/maintenance/fields'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { endMaintenance, planMaintenance, startMaintenance } from './operations/windows'

const wanted = { id: z.uuid(), clusterId: z.uuid() }

export const startMaintenanceAction = defineAction({
  permission: 'maintenance.write',
  schema: objectOf(startFields).extend(wanted),
  run: async (actor, input) => shown(await startMaintenance(actor, input)),
})

export const planMaintenanceAction = defineAction({
  permission: 'maintenance.write',
  schema: objectOf(planFields).extend(wanted),
  run: async (actor, input) => shown(await planMaintenance(actor, input)),
})

export const endMaintenanceAction = defineAction({
  permission: 'maintenance.write',
  schema: z.object({ id: z.uuid() }),
  run: async (actor, input) => shown(await endMaintenance(actor, input)),
})
