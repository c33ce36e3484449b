/**
 * Owns what a webhook's receiver gets, after the Standard Webhooks specification: a body, an id that is the same for every
 * attempt, and a signature over id, time and body.
 */
import { parseHttpsUrl } from '../net/url-rules'
import { ok, type Result } from '../result'
import type { AlertEvent } from './events'

export interface WebhookPlace {
  host: string
  port: number
  /** With the query: receivers put their own keys into it. */
  path: string
}

/** As `parseHttpsUrl`, but a query may follow the path: it belongs to the receiver. */
export function parseWebhookUrl(text: string, allowedPorts: readonly number[] = []): Result<WebhookPlace> {
  const [plain = '', ...query] = text.trim().split('?')
  const place = parseHttpsUrl(plain, allowedPorts)
  if (!place.ok) return place
  if (query.length === 0) return place
  const rest = query.join('?')
  if (!/^[\x21-\x7e]*$/.test(rest)) return { ok: false, problem: { code: 'url-invalid' } }
  if (rest.includes('#')) return { ok: false, problem: { code: 'url-with-fragment' } }
  return ok({ ...place.value, path: `${place.value.path}?${rest}` })
}

/** The body: what happened under `data`, the same bytes for every attempt. */
export function webhookBodyOf({ type, occurredAt, ...data }: AlertEvent): string {
  return JSON.stringify({ type, timestamp: occurredAt, data })
}

/** What is signed. `sentAtSeconds` is Unix time: a receiver refuses what is too old. */
export function signedTextOf(id: string, sentAtSeconds: number, body: string): string {
  return `${id}.${sentAtSeconds}.${body}`
}

/** The headers; `signature` is the base64 of HMAC-SHA256 over the signed text. */
export function webhookHeadersOf(id: string, sentAtSeconds: number, signature: string): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(sentAtSeconds),
    'webhook-signature': `v1,${signature}`,
  }
}

/** A secret looks like `whsec_` and base64; the key is what the base64 stands for. */
export const secretPrefix = 'whsec_'
