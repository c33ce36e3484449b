/** What a rule is: where it comes from, how heavily each profile takes it, and what repairs a breach. */

export type Profile = 'rfc5280' | 'web-server' | 'cti-client'

/** `pedantic` warns, and refuses when the request is strict. */
export type RuleLevel = 'error' | 'warning' | 'pedantic' | 'off'

export interface Source {
  readonly document:
    | 'RFC 5280'
    | 'RFC 5937'
    | 'RFC 9525'
    | 'RFC 9618'
    | 'RFC 6194'
    | 'RFC 4158'
    | 'X.690'
    | 'CABF BR'
    | 'domain.md'
  readonly section: string
}

/** Keys of the sentence that says what to do. */
export type Fix =
  | 'choose-purpose'
  | 'fix-ca'
  | 'install-anchor'
  | 'reissue'
  | 'reissue-with-cti-purposes'
  | 'reissue-with-name'
  | 'renew'
  | 'renew-ca'
  | 'replace-anchor'
  | 'replace-revoked'
  | 'send-issuer'
  | 'send-right-issuer'
  | 'supply-crl'
  | 'trim-bundle'
  | 'wait-or-check-clock'

export interface Rule {
  readonly source: Source
  readonly levels: Readonly<Record<Profile, RuleLevel>>
  readonly fix: Fix
}
