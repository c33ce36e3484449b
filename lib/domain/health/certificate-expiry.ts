/** Owns dates of observed certificates: which of all that were sent ends first, and whether that is soon. */
import type { CertificateSummary, InterfaceObservation } from './types'

export interface CertificateExpiry {
  address: string
  certificate: CertificateSummary
  /** 0 is the server's own certificate, higher ones are issuers. */
  position: number
  /** Whole days from `now`, negative after the end. */
  daysLeft: number
}

const dayMs = 86_400_000

/** Warn from this many days on, and remind quietly from the second (quality.md: 60, 30, 14, 7, 1). */
export const certificateWarningDays = 30
export const certificateNoticeDays = 60

/** The earliest end in one chain, issuers included. */
export function earliestInChain(
  address: string,
  chain: CertificateSummary[],
  now: Date,
): CertificateExpiry | undefined {
  return chain
    .map((certificate, position) => ({
      address,
      certificate,
      position,
      daysLeft: daysUntil(certificate.notAfter, now),
    }))
    .reduce<CertificateExpiry | undefined>(earlier, undefined)
}

/** The earliest end of any certificate that any address sent; undefined when none sent one. */
export function earliestExpiryOf(observation: InterfaceObservation, now: Date): CertificateExpiry | undefined {
  return observation.addresses
    .map(({ address, certificateChain }) => earliestInChain(address, certificateChain ?? [], now))
    .reduce<CertificateExpiry | undefined>((first, one) => (one ? earlier(first, one) : first), undefined)
}

export function daysUntil(instant: string, now: Date): number {
  return Math.floor((Date.parse(instant) - now.getTime()) / dayMs)
}

function earlier(first: CertificateExpiry | undefined, one: CertificateExpiry): CertificateExpiry {
  return !first || Date.parse(one.certificate.notAfter) < Date.parse(first.certificate.notAfter) ? one : first
}
