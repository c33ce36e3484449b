/** Decides who may do what: the one permission table of the hub. */

export const roles = ['full-admin', 'assigned-admin', 'support', 'read-only'] as const
export type Role = (typeof roles)[number]

export const permissions = [
  'cluster.read',
  'cluster.write',
  'cluster.check',
  'person.read',
  'person.write',
  'audit.read',
  'audit.export',
  'partner.write',
  'session.own',
] as const
export type Permission = (typeof permissions)[number]

/** What everybody who is signed in may do: look after one's own account. */
const own: readonly Permission[] = ['session.own']

const table: Record<Role, ReadonlySet<Permission>> = {
  'full-admin': new Set(permissions),
  'assigned-admin': new Set([...own, 'cluster.read']),
  support: new Set([...own, 'cluster.read', 'cluster.check', 'person.read', 'audit.read']),
  'read-only': new Set([...own, 'cluster.read', 'person.read', 'audit.read', 'audit.export']),
}

/** True when the role's row of the table holds the permission. */
export function may(role: Role, permission: Permission): boolean {
  return table[role].has(permission)
}

/** Narrows a stored or posted text to a role. */
export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}
