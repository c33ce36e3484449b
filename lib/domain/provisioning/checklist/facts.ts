/** What a checklist knows besides the template's values. Whatever is missing is not known, never assumed. */
import type { RequirementId } from '../../requirements/ids'
import type { ConfirmedApiNeeds } from '../api-access'
import type { AdapterPath, BroadworksRelease, Confirmation } from '../types'

export interface ChecklistFacts {
  /** The template's cluster; null while none is chosen. */
  cluster: {
    id: string
    name: string
    release: BroadworksRelease
    adapterPath: AdapterPath
    adapterProxyHost: string
    /** What people confirmed on the cluster's requirements page, and still holds. */
    confirmed: Partial<Record<RequirementId, Confirmation>>
  } | null
  /** What people confirmed of the partner's own organization. */
  apiAccess: ConfirmedApiNeeds
  /** The template's own provisioning adapter URL; null before it is saved. */
  adapterUrl: string | null
  /** The provisioning account's password is stored, so that an empty field means "keep". */
  hasStoredPassword: boolean
  /** When a message of BroadWorks last reached the adapter URL, ISO 8601; null when none ever did. */
  lastMessageAt: string | null
}

export const noFacts: ChecklistFacts = {
  cluster: null,
  apiAccess: {},
  adapterUrl: null,
  hasStoredPassword: false,
  lastMessageAt: null,
}
