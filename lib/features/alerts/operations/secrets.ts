/** Makes, seals and opens the signing secret of a webhook; it is shown once and afterwards only used. */
import { createHmac, randomBytes } from 'node:crypto'
import { secretPrefix, signedTextOf } from '@/lib/domain/alerts/webhook'
import { log } from '@/lib/platform/log/log'
import { open, SealError, seal } from '@/lib/platform/secrets/envelope'

interface Place {
  id: string
  partnerId: string
}

const placeOf = ({ id, partnerId }: Place) => ({
  partnerId,
  table: 'alert_channel',
  column: 'signing_secret',
  rowId: id,
})

/** A new secret in both forms: as it is shown, and as it is stored. */
export function newSecret(channel: Place): { shown: string; sealed: Uint8Array<ArrayBuffer> } {
  const shown = `${secretPrefix}${randomBytes(32).toString('base64')}`
  return { shown, sealed: seal(shown, placeOf(channel)) }
}

/** Null when it is missing or does not open any more. */
export function openedSecret(channel: Place & { signingSecret: Uint8Array | null }): string | null {
  if (!channel.signingSecret) return null
  try {
    return open(channel.signingSecret, placeOf(channel))
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    log.error({ channelId: channel.id, reason: error.message }, 'a signing secret does not open')
    return null
  }
}

/** The base64 of HMAC-SHA256 over id, time and body (Standard Webhooks). */
export function signatureOf(
  secret: string,
  { id, sentAtSeconds, body }: { id: string; sentAtSeconds: number; body: string },
): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64')
  return createHmac('sha256', key)
    .update(signedTextOf(id, sentAtSeconds, body))
    .digest('base64')
}
