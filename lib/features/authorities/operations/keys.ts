/** Seals and opens the keys of an authority; an opened key goes into the thread that signs and nowhere else. */
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { KeyedCertificate } from '@/lib/platform/certificates/forge/jobs'
import { log } from '@/lib/platform/log/log'
import { open, SealError, seal } from '@/lib/platform/secrets/envelope'
import type { AuthorityRecord } from '../store'

type KeyColumn = 'root_key' | 'issuing_key'

const placeOf = ({ id, partnerId }: { id: string; partnerId: string }, column: KeyColumn) => ({
  partnerId,
  table: 'certificate_authority',
  column,
  rowId: id,
})

export const sealedKey = (authority: { id: string; partnerId: string }, column: KeyColumn, keyPem: string) =>
  seal(keyPem, placeOf(authority, column))

/** The issuing authority with its key. Refusal: key-not-openable. */
export function openIssuing(authority: AuthorityRecord): Result<KeyedCertificate> {
  try {
    const keyPem = open(authority.issuingKey, placeOf(authority, 'issuing_key'))
    return ok({ certificatePem: authority.issuingCertificate, keyPem })
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    log.error({ authorityId: authority.id, reason: error.message }, "an authority's key does not open")
    return refuse('key-not-openable')
  }
}
