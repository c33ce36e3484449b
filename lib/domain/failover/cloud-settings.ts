/** Owns the constants of the cloud's request: what the source states, and what it leaves open with our default (domain.md 8.1, 8.3). */

export interface CloudSettings {
  /** Tries of one request, the first included. */
  attempts: number
  /** From the start of connecting to the first response header. */
  firstHeaderMs: number
  /** How long a block lasts. */
  blockMs: number
}

export const cloudDefaults: CloudSettings = { attempts: 3, firstHeaderMs: 2_000, blockMs: 60_000 }

/**
 * Whether the source states the constant. "Tried three times" may mean three in all or three more: read as three in all.
 * How long a block lasts is left open: a minute, long enough for a restart and short enough to return to a mended address.
 */
export const cloudSettingOrigins = {
  attempts: 'ambiguous',
  firstHeaderMs: 'stated',
  blockMs: 'unstated',
} as const satisfies Record<keyof CloudSettings, 'stated' | 'ambiguous' | 'unstated'>
