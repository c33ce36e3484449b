/** What a template must say to provision by a method: where somebody starts who knows the method and not the fields. */
import type { FieldValues } from '../catalogue/field'
import type { ProvisioningMethod } from '../provisioning/types'

/** The fields that decide the method (domain.md section 3.1); what is only recommended is on. */
export const startOfMethod: Readonly<Record<ProvisioningMethod, FieldValues>> = {
  'flow-through-trusted': { flowThrough: true, userVerification: 'trusted', adminFirst: false, selfActivation: false },
  'flow-through-untrusted': {
    flowThrough: true,
    userVerification: 'untrusted',
    adminFirst: true,
    selfActivation: false,
  },
  'self-provisioning': { flowThrough: false, userVerification: 'untrusted', adminFirst: false, selfActivation: true },
  'api-trusted': { flowThrough: false, userVerification: 'trusted', adminFirst: false, selfActivation: false },
  'api-untrusted': { flowThrough: false, userVerification: 'untrusted', adminFirst: false, selfActivation: false },
}
