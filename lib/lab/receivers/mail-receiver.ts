/** A mail server that takes every message and sends none. */
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { Running } from '../site'
import { listen, reset, trackSockets } from '../sockets'
import type { ReceiverLog } from './receiver'

export const mailPort = 2525

export const mailReceiver = (address: string, log: ReceiverLog): Running => {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: 1_000_000,
    closeTimeout: 1,
    onConnect: (_session, done) => {
      if (log.behaviour('mail') !== 'hang') done()
    },
    onRcptTo: (_address, _session, done) => {
      const refusal = refusals[log.behaviour('mail')]
      done(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
    },
    onData: (stream, session, done) => {
      textOf(stream).then((text) => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address).join(', ')
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        const { headers, body } = partsOf(text)
        log.keep({ receiver: 'mail', headers: { ...headers, 'envelope-from': from, 'envelope-to': to }, body })
        done()
      }, done)
    },
  })
  smtp.on('error', () => undefined)
  const sockets = trackSockets(smtp.server)
  smtp.server.on('connection', (socket) => {
    if (log.behaviour('mail') === 'refuse') reset(socket)
  })
  return {
    start: () => listen(smtp.server, { host: address, port: mailPort }),
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => smtp.close(() => resolve()))
    },
  }
}

const refusals: Partial<Record<string, { code: number; text: string }>> = {
  'mail-busy': { code: 451, text: 'Greylisted, try again later' },
  'mail-refused': { code: 550, text: 'No such mailbox here' },
}

const textOf = async (stream: SMTPServerDataStream): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Headers unfolded and with encoded words read (RFC 2047); the body with its transfer encoding undone. */
const partsOf = (text: string): { headers: Record<string, string>; body: string } => {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), wordsOf(line.slice(colon + 1).trim())]
    }),
  )
  return { headers, body: decoded(rest.join('\r\n\r\n'), headers['content-transfer-encoding'] ?? '') }
}

const wordsOf = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : quotedText(word.replaceAll('_', ' ')),
    )

const decoded = (body: string, encoding: string): string => {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return encoding.toLowerCase() === 'quoted-printable' ? quotedText(body.replace(/=\r\n/g, '')) : body
}

const quotedText = (text: string): string => {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
