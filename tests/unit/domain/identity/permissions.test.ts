import { describe, expect, it } from 'vitest'
import { isRole, may, permissions, type Role, roles } from '@/lib/domain/identity/permissions'

const writing = permissions.filter((permission) => permission.endsWith('.write'))

describe('the permission table', () => {
  it('lets a full admin do everything', () => {
    expect(permissions.filter((permission) => !may('full-admin', permission))).toEqual([])
  })

  it.each(roles.filter((role) => role !== 'full-admin'))('lets %s change nothing of the partner', (role) => {
    expect(writing.filter((permission) => may(role, permission))).toEqual([])
  })

  it('lets support check but not export', () => {
    expect(may('support', 'cluster.check')).toBe(true)
    expect(may('support', 'audit.export')).toBe(false)
  })

  it('lets read-only look and export, and press nothing', () => {
    const allowed = permissions.filter((permission) => may('read-only', permission))
    const looking = permissions.filter((permission) => permission.endsWith('.read'))
    expect(new Set(allowed)).toEqual(new Set([...looking, 'audit.export', 'session.own']))
  })

  it.each(roles)('lets %s look after their own sessions', (role) => {
    expect(may(role, 'session.own')).toBe(true)
  })

  it('knows no other role', () => {
    expect(['owner', 'FULL-ADMIN', '', 'constructor', '__proto__'].filter(isRole)).toEqual([])
    expect(roles.every((role: Role) => isRole(role))).toBe(true)
  })
})
