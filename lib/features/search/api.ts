/** Answers the command palette. */
import * as z from 'zod'
import { ok } from '@/lib/domain/result'
import { defineRoute } from '../gates/define-route'
import { search } from './operations'

/** GET ?q=: clusters by a part of their name, templates by a part of their name or provisioning ID. */
export const searchRoute = defineRoute({
  permission: 'cluster.read',
  schema: z.object({ q: z.string().max(200).default('') }),
  run: async (actor, { q }) => ok(await search(actor, q)),
})
