/** Mints proven partner ids; only the gates beside it call it. */
import type { ProvenPartnerId } from './types'

export function provenPartner(id: string): ProvenPartnerId {
  return id as ProvenPartnerId
}
