/** The refusals of the simulated network, each with a code that has words in both languages. */
import type { FaultRefusal } from './faults/scope'

export type LabErrorCode = FaultRefusal | 'range-taken' | 'port-taken' | 'loopback-unavailable' | 'control-port-taken'

export class LabError extends Error {
  override readonly name = 'LabError'

  constructor(
    readonly code: LabErrorCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code)
  }
}
