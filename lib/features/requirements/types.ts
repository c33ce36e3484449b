/** The plain shapes of requirements that cross rooms. */
import type { Requirement } from '@/lib/domain/requirements/types'
import type { ClusterHead } from '../clusters/types'

export interface RequirementsPage {
  head: ClusterHead
  requirements: Requirement[]
  /** The oldest of the results that the checks read, ISO 8601; null before the first. */
  checkedAt: string | null
  mayWrite: boolean
}
