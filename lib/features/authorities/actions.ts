'use server'

/** What forms may do with internal authorities. */
import * as z from 'zod'
import { authorityFields, clientFields } from '@/lib/domain/authorities/fields'
import { revocationReasonNames } from '@/lib/domain/authorities/issued'
import { objectOf } from '@/lib/domain/catalogue/field'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { createAuthority } from './operations/create'
import { issueClient } from './operations/issue'
import { issueList } from './operations/revocation-list'
import { revokeClient } from './operations/revoke'

export const createAuthorityAction = defineAction({
  permission: 'certificate.write',
  schema: objectOf(authorityFields).extend({ id: z.uuid() }),
  run: async (actor, { id, name, years }) => shown(await createAuthority(actor, { id, name, years: Number(years) })),
})

export const issueClientAction = defineAction({
  permission: 'certificate.write',
  schema: objectOf(clientFields).extend({
    id: z.uuid(),
    authorityId: z.uuid(),
    clusterId: z.uuid().nullable(),
    replacesId: z.uuid().nullable(),
  }),
  run: async (actor, { days, ...input }) => shown(await issueClient(actor, { ...input, days: Number(days) })),
})

export const revokeClientAction = defineAction({
  permission: 'certificate.write',
  schema: z.object({ certificateId: z.uuid(), reason: z.enum(revocationReasonNames) }),
  run: async (actor, input) => shown(await revokeClient(actor, input)),
})

export const issueListAction = defineAction({
  permission: 'certificate.write',
  schema: z.object({ authorityId: z.uuid() }),
  run: async (actor, input) => shown(await issueList(actor, input)),
})
