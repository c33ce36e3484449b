/** What the frame around every signed-in page shows. */
import type { Permission } from '@/lib/domain/identity/permissions'

export interface Shell {
  personName: string
  partnerName: string
  permissions: Permission[]
  clustersDown: number
  /** Address of the simulated network's control page, when there is one. */
  labUrl: string | null
}
