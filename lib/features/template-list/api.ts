/** Answers which templates match the state of the list, for selecting all of them. */
import * as z from 'zod'
import { ok } from '@/lib/domain/result'
import { tableQueryOf } from '@/lib/domain/table/query'
import { templateTable } from '@/lib/domain/templates/table'
import { database } from '@/lib/platform/db/database'
import { countLimit } from '../customers/store'
import { defineRoute } from '../gates/define-route'
import { idsOfTemplates } from './store'

/** GET ?q=&cluster=…: ids by name, at most as many as a count tells exactly. */
export const matchingTemplates = defineRoute({
  permission: 'template.read',
  schema: z.record(z.string(), z.string()),
  run: async (actor, params) => {
    const query = tableQueryOf(params, templateTable)
    return ok({ ids: await database().asPartner(actor.partnerId, (tx) => idsOfTemplates(tx, query, countLimit)) })
  },
})
