/** Sends one HTTP request over an open TLS connection and reads its answer; follows nothing and keeps nothing open. */
import type { TLSSocket } from 'node:tls'
import { createAnswerReader, type ReadAnswer, type ReaderState } from './answer-reader'
import { atDeadline, type Deadline, monotonicNow } from './deadline'
import type { Failure } from './step'
import { ignore } from './tcp-step'
import { isClientCertificateAlert } from './tls-errors'

export type HttpStep = { ok: true; answer: ReadAnswer; durationMs: number } | Failure

export interface HttpRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  host: string
  port: number
  path: string
  headers?: Record<string, string>
  body?: string
  /** Of the body; XML without it, as the XSI speaks. */
  contentType?: string
}

/**
 * @param firstHeader until when the status line must have come
 * @param whole until when the answer must have ended; what came until then is answered, but not complete
 */
export function ask(
  socket: TLSSocket,
  request: HttpRequest,
  firstHeader: Deadline,
  whole: Deadline,
): Promise<HttpStep> {
  const startedAt = monotonicNow()
  return new Promise((resolve) => {
    const reader = createAnswerReader()
    let forgetFirst = ignore
    const settle = (step: HttpStep) => {
      forgetFirst()
      forgetWhole()
      socket.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close')
      socket.removeAllListeners('error').on('error', ignore)
      socket.destroy()
      resolve(step)
    }
    const fail = (reason: string) =>
      settle({
        ok: false,
        stage: reason === 'client-certificate-required' ? 'tls' : 'http',
        reason,
        durationMs: monotonicNow() - startedAt,
      })
    const finish = (state: ReaderState) => {
      const answer = reader.answer()
      if (typeof state === 'object') fail(state.reason)
      else if (answer) settle({ ok: true, answer, durationMs: monotonicNow() - startedAt })
      else fail('http-malformed')
    }
    const forgetWhole = atDeadline(whole, () => (reader.answer() ? finish('done') : fail('http-timeout')))
    forgetFirst = atDeadline(firstHeader, () => fail('http-timeout'))
    socket.on('data', (bytes: Buffer) => {
      const state = reader.push(bytes)
      if (state !== 'waiting') forgetFirst()
      if (state === 'done' || typeof state === 'object') finish(state)
    })
    socket.once('end', () => finish(reader.end()))
    socket.once('close', () => finish(reader.end()))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      isClientCertificateAlert(error.code) && !reader.answer()
        ? fail('client-certificate-required')
        : finish(reader.end()),
    )
    socket.write(textOf(request))
  })
}

/** Nothing but printable ASCII reaches the request line and its headers, whatever a target holds. */
export function textOf({ method = 'GET', host, port, path, headers = {}, body, contentType }: HttpRequest): string {
  const lines = [
    `${method} ${asciiOnly(path)} HTTP/1.1`,
    `Host: ${asciiOnly(host)}${port === 443 ? '' : `:${port}`}`,
    'User-Agent: Partner-Hub-Probe/1',
    'Accept: application/xml, */*;q=0.5',
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value.replace(/[^\x20-\x7e]/g, '')}`),
  ]
  if (body !== undefined)
    lines.push(`Content-Type: ${contentType ?? 'application/xml'}`, `Content-Length: ${Buffer.byteLength(body)}`)
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`
}

function asciiOnly(text: string): string {
  return text.replace(/[^\x21-\x7e]+/g, (piece) => encodeURIComponent(piece.replace(/\p{Cs}/gu, '\ufffd')))
}
