import 'server-only'

/** Reads what the pages of people show. */
import { isOidcConfigured } from '@/lib/features/gates/next-auth'
import { hashToken } from '@/lib/platform/auth/tokens'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import type { InvitationPage } from './types'

/** Null when the link was used, replaced, has expired or never existed: all look the same. */
export async function loadInvitation(token: string): Promise<InvitationPage | null> {
  const invitation = await database().hub.invitation(hashToken(token))
  if (!invitation || invitation.acceptedAt !== null || invitation.expiresAt <= now()) return null
  const { name, email, partnerName } = invitation
  return { name, email, partnerName, hasOidc: isOidcConfigured() }
}
