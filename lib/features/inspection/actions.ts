'use server'

/** What the page that checks a chain may change: the bundle goes to its place. */
import { revalidatePath } from 'next/cache'
import * as z from 'zod'
import { heldPlaces } from '@/lib/domain/certificates/held/place-names'
import { bundleLimits } from '@/lib/domain/certificates/input/limits'
import { defineAction } from '../gates/define-action'
import { saveChain } from './operations/save'

export const saveChainAction = defineAction({
  permission: 'certificate.write',
  schema: z.object({
    clusterId: z.uuid(),
    place: z.enum(heldPlaces),
    host: z.string().max(253),
    certificatesPem: z.string().max(bundleLimits.bytes),
  }),
  run: async (actor, input) => {
    const saved = await saveChain(actor, input)
    if (saved.ok) revalidatePath('/', 'layout')
    return saved
  },
})
