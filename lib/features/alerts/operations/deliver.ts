/** Delivers one row of the outbox: by webhook or by mail, with what came of it as an outcome. */
import { type AttemptOutcome, afterAttempt, problemOfReason } from '@/lib/domain/alerts/delivery'
import type { AlertEvent } from '@/lib/domain/alerts/events'
import { parseWebhookUrl, webhookBodyOf, webhookHeadersOf } from '@/lib/domain/alerts/webhook'
import { isLocale } from '@/lib/domain/preferences/preferences'
import { now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env/env'
import { alertMailOf } from '@/lib/platform/mail/alert-mail'
import { mailer } from '@/lib/platform/mail/mailer'
import { prober } from '@/lib/platform/net/prober'
import { post } from '@/lib/platform/net/webhook'
import type { Attempted, DueDelivery } from '../store/outbox'
import { openedSecret, signatureOf } from './secrets'

/** Never throws for anything a receiver does. */
export function deliver(due: DueDelivery): Promise<AttemptOutcome> {
  return due.channel.kind === 'mail' ? deliverMail(due) : deliverWebhook(due)
}

/** What to write about an attempt; `random` is a number from 0 to 1. */
export function attemptedOf(due: DueDelivery, outcome: AttemptOutcome, worker: string, random: number): Attempted {
  const at = now()
  const attempts = due.attempts + 1
  const after = afterAttempt(outcome, attempts, random)
  return {
    id: due.id,
    worker,
    state: after.state,
    attempts,
    at,
    nextAttemptAt: after.state === 'waiting' ? new Date(at.getTime() + after.waitMs) : null,
    problem: outcome.ok ? null : outcome.problem,
    status: outcome.status ?? null,
  }
}

async function deliverWebhook({ alertId, event, channel }: DueDelivery): Promise<AttemptOutcome> {
  const secret = openedSecret(channel)
  if (secret === null) return { ok: false, problem: 'secret-unreadable' }
  const place = parseWebhookUrl(channel.webhookUrl ?? '', env().outboundAllowedPorts)
  if (!place.ok) return { ok: false, problem: 'blocked-by-policy' }
  const body = webhookBodyOf(eventOf(event))
  const sentAtSeconds = Math.floor(now().getTime() / 1_000)
  const signature = signatureOf(secret, { id: alertId, sentAtSeconds, body })
  const headers = webhookHeadersOf(alertId, sentAtSeconds, signature)
  const answer = await post({ ...place.value, headers, body }, prober().options)
  if (!answer.ok) return { ok: false, problem: problemOfReason(answer.reason) }
  const { status } = answer
  return status >= 200 && status < 300 ? { ok: true, status } : { ok: false, problem: 'answer-not-2xx', status }
}

async function deliverMail({ id, event, recipient, channel }: DueDelivery): Promise<AttemptOutcome> {
  const postOffice = mailer()
  if (!postOffice) return { ok: false, problem: 'mail-off' }
  const origin = env().publicOrigin ?? null
  const text = alertMailOf(eventOf(event), {
    locale: isLocale(channel.language) ? channel.language : 'en',
    timeZone: channel.partner.timeZone,
    partnerName: channel.partner.name,
    channelName: channel.name,
    origin,
  })
  const host = origin ? new URL(origin).hostname : 'partner-hub.invalid'
  return postOffice.send({ ...text, to: recipient, messageId: `<${id}@${host}>` })
}

/** What this version wrote is what it reads; a newer one only adds to it. */
const eventOf = (text: string): AlertEvent => JSON.parse(text) as AlertEvent
