/** Changes one's own password; every other session of the person dies with the old one (ASVS 7.4.3). */
import { isBuiltOn } from '@/lib/domain/identity/password-rule'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import type { PersonActor } from '@/lib/features/gates/types'
import { judgeOwnPassword } from '@/lib/features/sessions/operations/confirm-password'
import { cutSessions } from '@/lib/features/sessions/operations/end-sessions'
import { markReauthenticated } from '@/lib/features/sessions/store'
import { hashPassword } from '@/lib/platform/auth/passwords'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { changePerson } from '../store'

interface PasswordChange {
  currentPassword: string
  newPassword: string
}

export async function changePassword(
  actor: PersonActor,
  { currentPassword, newPassword }: PasswordChange,
): Promise<Result<{ endedSessions: number }>> {
  if (isBuiltOn(newPassword, [actor.email, actor.name, actor.partnerName])) {
    return refuse('check-fields', { fields: { newPassword: { code: 'password-guessable' } } })
  }
  const judged = await judgeOwnPassword(actor, currentPassword, 'currentPassword')
  if (!judged.ok) return judged
  const passwordHash = await hashPassword(newPassword)
  return database().asPartner(actor.partnerId, async (tx) => {
    await changePerson(tx, actor.personId, { passwordHash, passwordChangedAt: now() })
    const endedSessions = await cutSessions(tx, actor.partnerId, actor.personId, { except: actor.sessionId })
    await markReauthenticated(tx, actor.sessionId, now())
    await recordAudit(tx, actor, {
      action: 'person.password-changed',
      target: { type: 'person', id: actor.personId, name: actor.name },
      changes: [{ field: 'password', before: null, after: null, secret: true }],
    })
    return ok({ endedSessions })
  })
}
