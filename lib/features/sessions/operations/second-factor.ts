/** Uses up a code of the second step: a time step works once, a recovery code works once. */
import type { Client } from '@/lib/domain/identity/client'
import { recordAudit } from '@/lib/features/audit/operations'
import { spendRecoveryCode, spendTotpStep } from '@/lib/features/people/store'
import { normalRecoveryCode, totpStepOf } from '@/lib/platform/auth/one-time-codes'
import { hashToken } from '@/lib/platform/auth/tokens'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import type { SignInPerson } from '@/lib/platform/db/hub-functions'
import { open } from '@/lib/platform/secrets/envelope'

/** True when the code was right and had not been used before. */
export async function spendSecondFactor(tx: Tx, person: SignInPerson, typed: string, client: Client): Promise<boolean> {
  const code = typed.replace(/\s/g, '')
  if (person.totpSecret === null) return false
  const place = { partnerId: person.partnerId, table: 'person', column: 'totp_secret', rowId: person.id }
  const step = totpStepOf(code, open(person.totpSecret, place), now())
  if (step !== null) return spendTotpStep(tx, person.id, step)
  if (!(await spendRecoveryCode(tx, person.id, hashToken(normalRecoveryCode(code))))) return false
  await recordAudit(
    tx,
    {
      kind: 'person',
      personId: person.id,
      name: person.name,
      partnerId: person.partnerId,
      clientAddress: client.address,
    },
    { action: 'person.recovery-code-used', target: { type: 'person', id: person.id, name: person.name }, changes: [] },
  )
  return true
}
