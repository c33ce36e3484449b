/** Decides who may be demoted, disabled or shut out: nobody changes their own role, and one full admin always remains. */
import type { Role } from './permissions'

export interface Target {
  id: string
  role: Role
  isDisabled: boolean
}

interface Judged {
  actorId: string | null
  target: Target
  /** Full admins who can sign in now. */
  fullAdminIds: readonly string[]
}

export type PeopleRefusal = 'own-role' | 'own-account' | 'last-full-admin'

/** Why the role may not become `role`, or null. */
export function roleRefusal({ actorId, target, fullAdminIds }: Judged, role: Role): PeopleRefusal | null {
  if (actorId === target.id) return 'own-role'
  return role !== 'full-admin' && isLastFullAdmin(target, fullAdminIds) ? 'last-full-admin' : null
}

/** Why the person may not be disabled, or null. */
export function disableRefusal({ actorId, target, fullAdminIds }: Judged): PeopleRefusal | null {
  if (isLastFullAdmin(target, fullAdminIds)) return 'last-full-admin'
  return actorId === target.id ? 'own-account' : null
}

function isLastFullAdmin(target: Target, fullAdminIds: readonly string[]): boolean {
  return fullAdminIds.includes(target.id) && fullAdminIds.length === 1
}
