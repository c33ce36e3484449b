/** How much a person may paste or drop; forms say it before anything is sent (quality.md, T2). */

/** More is refused before anything is parsed. */
export const bundleLimits = { bytes: 256 * 1024, certificates: 100 } as const

/** Largest certificate that is read at all; name lists of several thousand entries fit. */
export const largestCertificateBytes = 512 * 1024

/** A public chain has two to four; OpenSSL itself builds no more than a hundred (quality.md, T2). */
export const maximumChainLength = 20
