/** Makes certificate revocation lists. */

import { extensionOid } from '@/lib/domain/certificates/oids'
import { type Bytes, bits, contextConstructed, integer, sequence, time } from './der-writer'
import { aki, extension, extensionBytes, type MadeExtension } from './extensions'
import { usualSigning } from './keys'
import type { Made } from './made-certificate'
import { nameOf } from './names'

export interface CrlPlan {
  readonly revoked?: readonly Bytes[]
  readonly thisUpdate?: Date
  readonly nextUpdate?: Date | null
  readonly extensions?: readonly MadeExtension[]
  readonly entryExtensions?: readonly MadeExtension[]
}

export const crlNumber = (number = 1) => extension(extensionOid.crlNumber, integer(number))

/** @param plan `revoked` holds INTEGER contents of serial numbers */
export function makeCrl(issuer: Made, plan: CrlPlan = {}): Bytes {
  const thisUpdate = plan.thisUpdate ?? new Date('2026-06-01T00:00:00Z')
  const nextUpdate = plan.nextUpdate === undefined ? new Date('2026-07-01T00:00:00Z') : plan.nextUpdate
  const entryExtensions = plan.entryExtensions ?? []
  const entries = (plan.revoked ?? []).map((serial) =>
    sequence(
      integer(serial),
      time(thisUpdate),
      entryExtensions.length > 0 ? sequence(...entryExtensions.map(extensionBytes)) : Uint8Array.of(),
    ),
  )
  const signing = usualSigning(issuer.key)
  const extensions = plan.extensions ?? [aki(issuer.key), crlNumber()]
  const listed = sequence(
    integer(1),
    signing.algorithm,
    nameOf(issuer.name),
    time(thisUpdate),
    nextUpdate ? time(nextUpdate) : Uint8Array.of(),
    entries.length > 0 ? sequence(...entries) : Uint8Array.of(),
    extensions.length > 0 ? contextConstructed(0, sequence(...extensions.map(extensionBytes))) : Uint8Array.of(),
  )
  return sequence(listed, signing.algorithm, bits(signing.sign(listed, issuer.key.privateKey)))
}
