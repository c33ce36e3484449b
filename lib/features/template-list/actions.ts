'use server'

/** What the list of templates may do with rows that were chosen. Every call is judged anew: origin, session, role, partner. */
import * as z from 'zod'
import { ok } from '@/lib/domain/result'
import { templatePackages } from '@/lib/domain/templates/fields'
import { newId } from '@/lib/platform/clock'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { duplicateTemplate } from '../templates/operations/duplicate'
import { bringBackTemplates, changePackages, deleteTemplates } from './operations/bulk'

/** Few enough that a call is short; the page sends as many calls as it needs. */
const mostOfOneCall = 50
const chosen = z.object({ ids: z.array(z.uuid()).min(1).max(mostOfOneCall) })

export const deleteTemplatesAction = defineAction({
  permission: 'template.write',
  schema: chosen,
  run: async (actor, { ids }) => shown(ok(await deleteTemplates(actor, ids))),
})

export const bringBackTemplatesAction = defineAction({
  permission: 'template.write',
  schema: chosen,
  run: async (actor, { ids }) => shown(ok(await bringBackTemplates(actor, ids))),
})

export const changePackagesAction = defineAction({
  permission: 'template.write',
  schema: z.object({
    changes: z
      .array(z.object({ id: z.uuid(), defaultPackage: z.enum(templatePackages) }))
      .min(1)
      .max(mostOfOneCall),
  }),
  run: async (actor, { changes }) => shown(ok(await changePackages(actor, changes))),
})

export const duplicateFromListAction = defineAction({
  permission: 'template.write',
  schema: z.object({ id: z.uuid() }),
  run: async (actor, { id }) => shown(await duplicateTemplate(actor, { id, newId: newId() })),
})
