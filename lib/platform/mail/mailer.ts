/** Sends mail over the operator's SMTP server; without one there is no mail, and pages say so. */
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { createTransport } from 'nodemailer'
import type { AttemptOutcome, DeliveryProblem } from '@/lib/domain/alerts/delivery'
import { env } from '../env/env'

export interface Mail {
  to: string
  subject: string
  text: string
  /** The same for every attempt, so that mail programs recognise a message that arrives twice. */
  messageId: string
}

export interface Mailer {
  /** Never throws for anything a server does, and never takes longer than `wholeMs`. */
  send(mail: Mail): Promise<AttemptOutcome>
  close(): void
}

export interface MailSettings {
  /** smtp://user:password@host:port, or smtps:// where TLS begins at once. */
  smtpUrl: string
  mailFrom: string
  trustedAnchorsFile?: string
}

const connectMs = 5_000
const silenceMs = 10_000
export const wholeMs = 20_000

export function createMailer({ smtpUrl, mailFrom, trustedAnchorsFile }: MailSettings): Mailer {
  const transport = createTransport({
    ...serverOf(smtpUrl),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(trustedAnchorsFile && { tls: { ca: [...rootCertificates, readFileSync(trustedAnchorsFile, 'utf8')] } }),
  })
  return {
    send: async ({ to, subject, text, messageId }) => {
      const headers = { 'Auto-Submitted': 'auto-generated' }
      try {
        await within(transport.sendMail({ from: mailFrom, to, subject, text, messageId, headers }))
        return { ok: true }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => transport.close(),
  }
}

let own: { key: string; mailer: Mailer } | undefined

/** The mailer of this process; null while the environment names no server. */
export function mailer(): Mailer | null {
  const { smtpUrl, mailFrom, trustedAnchorsFile } = env()
  if (!smtpUrl || !mailFrom) return null
  const key = `${smtpUrl} ${mailFrom}`
  if (own?.key !== key) own = { key, mailer: createMailer({ smtpUrl, mailFrom, trustedAnchorsFile }) }
  return own.mailer
}

/** A password never goes over a line that is not encrypted: with one, STARTTLS is demanded. */
function serverOf(smtpUrl: string) {
  const url = new URL(smtpUrl)
  const isTlsAtOnce = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : isTlsAtOnce ? 465 : 587,
    secure: isTlsAtOnce,
    requireTLS: user !== '' && !isTlsAtOnce,
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) } }),
  }
}

const problemsByCode: Record<string, DeliveryProblem> = {
  EAUTH: 'mail-sign-in-refused',
  ENOAUTH: 'mail-sign-in-refused',
  EENVELOPE: 'mail-refused',
  EMESSAGE: 'mail-refused',
  EPROTOCOL: 'mail-refused',
  EDNS: 'receiver-unresolved',
  ETLS: 'receiver-certificate',
  ETIMEDOUT: 'receiver-silent',
}

function outcomeOf(error: unknown): AttemptOutcome {
  const { code = '', responseCode } = error as { code?: string; responseCode?: number }
  const problem = problemsByCode[code] ?? (responseCode ? 'mail-refused' : 'receiver-unreachable')
  return { ok: false, problem, ...(responseCode && { status: responseCode }) }
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })), wholeMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
