/** The refusals of the simulated network, each with a code that has words in both languages. */

/** Why a fault cannot be where it was asked for. */
export type FaultRefusal =
  | 'unknown-cluster'
  | 'unknown-host'
  | 'unknown-address'
  | 'unknown-xsp'
  | 'not-at-this-interface'
  | 'not-at-this-layer'
  | 'wrong-params'

export type LabErrorCode =
  | FaultRefusal
  | 'unknown-step'
  | 'range-taken'
  | 'story-too-large'
  | 'port-taken'
  | 'loopback-unavailable'
  | 'control-port-taken'

export class LabError extends Error {
  override readonly name = 'LabError'

  constructor(
    readonly code: LabErrorCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code)
  }
}
