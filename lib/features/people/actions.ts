'use server'

/** The doors of people: invitations, roles, access, one's own profile and second step. */
import * as z from 'zod'
import { objectOf } from '@/lib/domain/catalogue/field'
import {
  acceptFields,
  firstCodeFields,
  inviteFields,
  passwordFields,
  profileFields,
} from '@/lib/domain/identity/fields'
import { roles } from '@/lib/domain/identity/permissions'
import { ok } from '@/lib/domain/result'
import { defineAction, definePublicAction } from '@/lib/features/gates/define-action'
import { carrySession } from '@/lib/features/gates/next-auth'
import { acceptInvitation } from './operations/accept-invitation'
import { changePassword } from './operations/change-password'
import {
  changeRole,
  disablePerson,
  enablePerson,
  endSessionsOf,
  removeSecondFactorOf,
} from './operations/change-person'
import { changeProfile } from './operations/change-profile'
import { invite, renewInvitation } from './operations/invite'
import {
  confirmSecondFactor,
  offerSecondFactor,
  removeOwnSecondFactor,
  renewRecoveryCodes,
} from './operations/set-up-second-factor'

const nothing = z.object({})
const version = z.number().int().min(1)
const onePerson = z.object({ personId: z.uuid() })
const versionedPerson = onePerson.extend({ version })

export const inviteAction = defineAction({
  permission: 'person.write',
  schema: objectOf(inviteFields).extend({ id: z.uuid() }),
  run: invite,
})

export const renewInvitationAction = defineAction({
  permission: 'person.write',
  schema: onePerson,
  run: (actor, { personId }) => renewInvitation(actor, personId),
})

export const changeRoleAction = defineAction({
  permission: 'person.write',
  schema: versionedPerson.extend({ role: z.enum(roles) }),
  run: changeRole,
})

export const disablePersonAction = defineAction({
  permission: 'person.write',
  schema: versionedPerson,
  run: disablePerson,
})

export const enablePersonAction = defineAction({
  permission: 'person.write',
  schema: versionedPerson,
  run: enablePerson,
})

export const endSessionsOfAction = defineAction({
  permission: 'person.write',
  schema: onePerson,
  run: (actor, { personId }) => endSessionsOf(actor, personId),
})

export const removeSecondFactorOfAction = defineAction({
  permission: 'person.write',
  schema: onePerson,
  run: (actor, { personId }) => removeSecondFactorOf(actor, personId),
})

export const acceptInvitationAction = definePublicAction({
  schema: objectOf(acceptFields).extend({ token: z.string().min(1).max(200) }),
  run: async (client, input) => {
    const accepted = await acceptInvitation(input, client)
    if (!accepted.ok) return accepted
    const { sessionToken } = accepted.value
    if (sessionToken !== null) await carrySession(sessionToken)
    return ok({ goTo: sessionToken === null ? '/sign-in' : '/' })
  },
})

export const changeProfileAction = defineAction({
  permission: 'session.own',
  schema: objectOf(profileFields).extend({ version }),
  run: changeProfile,
})

export const changePasswordAction = defineAction({
  permission: 'session.own',
  schema: objectOf(passwordFields),
  run: changePassword,
})

export const offerSecondFactorAction = defineAction({
  permission: 'session.own',
  schema: nothing,
  run: (actor) => offerSecondFactor(actor),
})

export const confirmSecondFactorAction = defineAction({
  permission: 'session.own',
  schema: objectOf(firstCodeFields),
  run: (actor, { firstCode }) => confirmSecondFactor(actor, firstCode),
})

export const renewRecoveryCodesAction = defineAction({
  permission: 'session.own',
  schema: nothing,
  run: (actor) => renewRecoveryCodes(actor),
})

export const removeSecondFactorAction = defineAction({
  permission: 'session.own',
  schema: nothing,
  run: (actor) => removeOwnSecondFactor(actor),
})
