import { describe, expect, it } from 'vitest'
import { disableRefusal, roleRefusal } from '@/lib/domain/identity/people-rules'

const admin = { id: 'a', role: 'full-admin' as const, isDisabled: false }
const reader = { id: 'r', role: 'read-only' as const, isDisabled: false }

describe('a role', () => {
  it.each([
    ['one’s own', { actorId: 'a', target: admin, fullAdminIds: ['a', 'b'] }, 'support', 'own-role'],
    ['the last full admin’s', { actorId: 'b', target: admin, fullAdminIds: ['a'] }, 'support', 'last-full-admin'],
    ['one of two full admins’', { actorId: 'b', target: admin, fullAdminIds: ['a', 'b'] }, 'support', null],
    ['the last full admin’s, to the same', { actorId: 'b', target: admin, fullAdminIds: ['a'] }, 'full-admin', null],
    ['a reader’s', { actorId: 'a', target: reader, fullAdminIds: ['a'] }, 'support', null],
    [
      'an invited full admin’s, who never counted',
      { actorId: 'a', target: { ...admin, id: 'i' }, fullAdminIds: ['a'] },
      'support',
      null,
    ],
  ] as const)('%s, changed: refused with %s', (_whose, judged, role, refusal) => {
    expect(roleRefusal(judged, role)).toBe(refusal)
  })
})

describe('disabling', () => {
  it.each([
    ['oneself, of two', { actorId: 'a', target: admin, fullAdminIds: ['a', 'b'] }, 'own-account'],
    ['the last full admin', { actorId: 'b', target: admin, fullAdminIds: ['a'] }, 'last-full-admin'],
    ['a reader', { actorId: 'a', target: reader, fullAdminIds: ['a'] }, null],
  ])('%s: refused with %s', (_whom, judged, refusal) => {
    expect(disableRefusal(judged)).toBe(refusal)
  })
})
