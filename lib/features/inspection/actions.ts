'use server'

/** What the page that checks a chain may change: the bundle goes to its place. */
import * as z from 'zod'
import { heldPlaces } from '@/lib/domain/certificates/held/place-names'
import { bundleLimits } from '@/lib/domain/certificates/input/limits'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { saveChain } from './operations/save'

export const saveChainAction = defineAction({
  permission: 'certificate.write',
  schema: z.object({
    clusterId: z.uuid(),
    place: z.enum(heldPlaces),
    host: z.string().max(253),
    certificatesPem: z.string().max(bundleLimits.bytes),
  }),
  run: async (actor, input) => shown(await saveChain(actor, input)),
})
