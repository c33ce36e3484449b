/** How much a person may paste or drop; forms say it before anything is sent (quality.md, T2). */

/** More is refused before anything is parsed. */
export const bundleLimits = { bytes: 256 * 1024, certificates: 100 } as const
