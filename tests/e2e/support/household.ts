/** A partner that a test has for itself, and the links that let somebody in. */
import { hashPassword } from '@/lib/platform/auth/passwords'
import { hashToken, newToken } from '@/lib/platform/auth/tokens'
import { newId } from '@/lib/platform/clock'
import { makePartner, makePerson } from '../../support/factories'
import { withClient } from '../../support/postgres'
import type { Hub } from './hub'
import { password } from './story'

export interface Household {
  partnerId: string
  admin: { id: string; partnerId: string; email: string }
}

let storedHash: Promise<string> | undefined

/** A partner of its own with one full admin, whose password is the story's. */
export async function makeHousehold(hub: Hub): Promise<Household> {
  storedHash ??= hashPassword(password)
  const partner = await makePartner(hub.database, { name: 'Este Voz' })
  const email = `${newId()}@este.example`
  const { id } = await makePerson(hub.database, partner.id, {
    name: 'Eva Este',
    email,
    role: 'full-admin',
    passwordHash: await storedHash,
    passwordChangedAt: new Date(),
  })
  return { partnerId: partner.id, admin: { id, partnerId: partner.id, email } }
}

/** The token of a set-up link that is open. */
export async function setUpToken(hub: Hub): Promise<string> {
  const token = newToken()
  await withClient(hub.ownerUrl, (client) =>
    client.query("INSERT INTO set_up_link (id, token_hash, expires_at) VALUES ($1, $2, now() + interval '1 hour')", [
      newId(),
      hashToken(token),
    ]),
  )
  return token
}

/** The token of an invitation that is open. */
export async function invitationToken({ hub, partnerId }: { hub: Hub; partnerId: string }): Promise<string> {
  const token = newToken()
  const { id: personId } = await makePerson(hub.database, partnerId, { name: 'Iris Nueva' })
  await hub.database.asPartner(partnerId, (tx) =>
    tx.invitation.create({
      data: {
        id: newId(),
        partnerId,
        personId,
        tokenHash: hashToken(token),
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    }),
  )
  return token
}
