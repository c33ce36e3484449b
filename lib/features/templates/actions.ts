'use server'

/** What forms may do with templates. Every call is judged anew: origin, session, role, partner, fields. */
import * as z from 'zod'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { createTemplate } from './operations/create'
import { deleteTemplate } from './operations/remove'
import { restoreVersion } from './operations/restore'
import { updateTemplate } from './operations/update'

const named = z.object({ id: z.uuid() })
const posted = named.extend({ values: z.record(z.string().max(60), z.union([z.string(), z.boolean()])) })
const version = z.int().min(1)

export const createTemplateAction = defineAction({
  permission: 'template.write',
  schema: posted,
  run: async (actor, input) => shown(await createTemplate(actor, input)),
})

export const updateTemplateAction = defineAction({
  permission: 'template.write',
  schema: posted.extend({ version }),
  run: async (actor, input) => shown(await updateTemplate(actor, input)),
})

export const restoreVersionAction = defineAction({
  permission: 'template.write',
  schema: named.extend({ version, number: version, password: z.string().max(128) }),
  run: async (actor, input) => shown(await restoreVersion(actor, input)),
})

export const deleteTemplateAction = defineAction({
  permission: 'template.write',
  schema: named,
  run: async (actor, input) => shown(await deleteTemplate(actor, input)),
})
