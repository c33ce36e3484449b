'use server'

/** The doors of sign-in, sign-out and one's own sessions. */
import * as z from 'zod'
import { objectOf } from '@/lib/domain/catalogue/field'
import { signInFields } from '@/lib/domain/identity/fields'
import { passwordLength } from '@/lib/domain/identity/password-rule'
import { returnPathOf } from '@/lib/domain/identity/return-path'
import { ok, refuse } from '@/lib/domain/result'
import { defineAction, definePublicAction } from '@/lib/features/gates/define-action'
import { carrySession, dropSession, isOidcConfigured, oidcAddress } from '@/lib/features/gates/next-auth'
import { confirmPassword } from './operations/confirm-password'
import { endOtherSessions, endOwnSession, signOut } from './operations/end-sessions'
import { signIn } from './operations/sign-in'

const nothing = z.object({})
const wanted = z.string().max(4000).optional()

export const signInAction = definePublicAction({
  schema: objectOf(signInFields).extend({ code: z.string().max(64).default(''), next: wanted }),
  run: async (client, { next, ...attempt }) => {
    const begun = await signIn(attempt, client)
    if (!begun.ok) return begun
    await carrySession(begun.value.sessionToken)
    return ok({ goTo: returnPathOf(next) })
  },
})

/** Answers the identity provider's address; the browser goes there by itself. */
export const signInWithOidcAction = definePublicAction({
  schema: z.object({ next: wanted, invitationToken: z.string().max(200).optional() }),
  run: async (_client, { next, invitationToken }) => {
    if (!isOidcConfigured()) return refuse('not-found')
    return ok({ goTo: await oidcAddress(returnPathOf(next), invitationToken) })
  },
})

export const signOutAction = defineAction({
  permission: 'session.own',
  schema: nothing,
  run: async (actor) => {
    await signOut(actor)
    await dropSession()
    return ok(null)
  },
})

export const endSessionAction = defineAction({
  permission: 'session.own',
  schema: z.object({ sessionId: z.uuid() }),
  run: (actor, { sessionId }) => endOwnSession(actor, sessionId),
})

export const endOtherSessionsAction = defineAction({
  permission: 'session.own',
  schema: nothing,
  run: (actor) => endOtherSessions(actor),
})

export const confirmPasswordAction = defineAction({
  permission: 'session.own',
  schema: z.object({ password: z.string().min(1).max(passwordLength.most) }),
  run: (actor, { password }) => confirmPassword(actor, password),
})
