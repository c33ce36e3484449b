/** What a step of a probe that did not get through tells the next. */
import type { Evidence, Stage } from '@/lib/domain/health/types'

export interface Failure {
  ok: false
  stage: Stage
  /** A key of `reasons` in lib/domain/health/reasons.ts. */
  reason: string
  durationMs: number
  evidence?: Evidence
}
