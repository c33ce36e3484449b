/** Decides who may do what: the one permission table of the hub. */

export const roles = ['full-admin', 'assigned-admin', 'support', 'read-only'] as const
export type Role = (typeof roles)[number]

export const permissions = [
  'cluster.read',
  'cluster.write',
  'cluster.check',
  'certificate.read',
  'certificate.check',
  'certificate.write',
  'template.read',
  'template.write',
  'customer.read',
  'locale.read',
  'locale.write',
  'branding.read',
  'branding.write',
  'alert.read',
  'alert.write',
  'maintenance.write',
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

/** What the partner has set up, without its customers: everybody of the partner may look at it. */
const setUp: readonly Permission[] = [
  'cluster.read',
  'certificate.read',
  'template.read',
  'locale.read',
  'branding.read',
]

const table: Record<Role, ReadonlySet<Permission>> = {
  'full-admin': new Set(permissions),
  'assigned-admin': new Set([...own, ...setUp]),
  support: new Set([
    ...own,
    ...setUp,
    'cluster.check',
    'certificate.check',
    'customer.read',
    'alert.read',
    'person.read',
    'audit.read',
  ]),
  'read-only': new Set([...own, ...setUp, 'customer.read', 'alert.read', 'person.read', 'audit.read', 'audit.export']),
}

/** True when the role's row of the table holds the permission. */
export function may(role: Role, permission: Permission): boolean {
  return table[role].has(permission)
}

/** Narrows a stored or posted text to a role. */
export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}
