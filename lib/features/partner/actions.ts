'use server'

/** The doors of a partner: its first set-up and its settings. */
import * as z from 'zod'
import { objectOf } from '@/lib/domain/catalogue/field'
import { partnerFields, setUpFields } from '@/lib/domain/identity/fields'
import { ok } from '@/lib/domain/result'
import { defineAction, definePublicAction } from '@/lib/features/gates/define-action'
import { carrySession } from '@/lib/features/gates/next-auth'
import { changePartner } from './operations/change-partner'
import { setUp } from './operations/set-up'

export const setUpAction = definePublicAction({
  schema: objectOf(setUpFields).extend({ token: z.string().min(1).max(200) }),
  run: async (client, values) => {
    const begun = await setUp(values, client)
    if (!begun.ok) return begun
    await carrySession(begun.value.sessionToken)
    return ok({ goTo: '/' })
  },
})

export const changePartnerAction = defineAction({
  permission: 'partner.write',
  schema: objectOf(partnerFields).extend({ version: z.number().int().min(1) }),
  run: changePartner,
})
