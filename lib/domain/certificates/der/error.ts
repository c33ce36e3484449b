/** Says why bytes are refused as DER; thrown by readers and turned into a value where a certificate or CRL is read. */

export type DerProblem =
  | 'truncated'
  | 'trailing-bytes'
  | 'indefinite-length'
  | 'length-not-minimal'
  | 'length-too-large'
  | 'tag-not-supported'
  | 'tag-unexpected'
  | 'boolean-not-canonical'
  | 'integer-not-minimal'
  | 'integer-out-of-range'
  | 'object-identifier-invalid'
  | 'bit-string-invalid'
  | 'string-invalid'
  | 'time-invalid'
  | 'list-empty'
  | 'list-too-long'
  | 'value-not-allowed'
  | 'too-large'

export class DerError extends Error {
  /** @param at offset of the refused byte within the outermost value */
  constructor(
    readonly problem: DerProblem,
    readonly at: number,
  ) {
    super(problem)
    this.name = 'DerError'
  }
}
