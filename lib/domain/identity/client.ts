/** Owns the shape of what is known about the machine that asks. */

export interface Client {
  /** '' when unknown. */
  address: string
  userAgent: string
}
