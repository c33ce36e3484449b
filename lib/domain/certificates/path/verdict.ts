/** What the validator answers. */

import type { Certificate } from '../model/certificate'
import type { Finding } from '../rules/finding'
import type { Attempt } from './search'

/** An issuer that no certificate at hand can be; nothing is fetched to find it. */
export interface MissingIssuer {
  readonly name: string
  /** Hexadecimal key identifier, where the certificate below names one. */
  readonly keyIdentifier: string | undefined
}

export interface Verdict {
  readonly ok: boolean
  /** From the leaf to the anchor, or as far as it could be built. */
  readonly path: readonly Certificate[]
  /** On that path, errors first and the most specific first. */
  readonly findings: readonly Finding[]
  /** Other paths and why each ended. */
  readonly tried: readonly Attempt[]
  readonly missingIssuer: MissingIssuer | undefined
  readonly spent: { readonly signatureChecks: number; readonly nameComparisons: number }
}
