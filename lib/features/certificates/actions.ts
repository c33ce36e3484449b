'use server'

/** What forms may do with stored chains and what is known beside them. Every call is judged anew. */
import * as z from 'zod'
import { cloudChainSchema } from '@/lib/domain/certificates/held/cloud-fields'
import { identitySchema } from '@/lib/domain/certificates/held/identity-fields'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { addCloudChain, restoreCloudChain, retireCloudChain } from './operations/cloud-chain'
import { confirmIdentity, confirmTrust } from './operations/confirm'

const named = z.object({ id: z.uuid() })
const ofCluster = z.object({ clusterId: z.uuid() })

export const addCloudChainAction = defineAction({
  permission: 'certificate.write',
  schema: cloudChainSchema.extend({ id: z.uuid() }),
  run: async (actor, input) => shown(await addCloudChain(actor, input)),
})

export const retireCloudChainAction = defineAction({
  permission: 'certificate.write',
  schema: named,
  run: async (actor, input) => shown(await retireCloudChain(actor, input)),
})

export const restoreCloudChainAction = defineAction({
  permission: 'certificate.write',
  schema: named,
  run: async (actor, input) => shown(await restoreCloudChain(actor, input)),
})

export const confirmIdentityAction = defineAction({
  permission: 'certificate.write',
  schema: identitySchema.extend(ofCluster.shape),
  run: async (actor, input) => shown(await confirmIdentity(actor, input)),
})

export const confirmTrustAction = defineAction({
  permission: 'certificate.write',
  schema: ofCluster,
  run: async (actor, input) => shown(await confirmTrust(actor, input)),
})
