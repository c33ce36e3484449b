/** A system of the partner that takes alerts by webhook: https with a certificate that the lab's root vouches for. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { Socket } from 'node:net'
import type { ServerCertificates } from '../certificates/server-certificates'
import { ports } from '../layout'
import type { Running } from '../site'
import { close, listen, reset, trackSockets } from '../sockets'
import type { ReceiverLog } from './receiver'

export const webhookHost = 'hooks.example.net'
export const webhookUrl = `https://${webhookHost}:${ports.https}/alerts`

const largestBody = 65_536

export const webhookReceiver = (address: string, certificates: ServerCertificates, log: ReceiverLog): Running => {
  const cert = certificates.chainPem({ variant: 'good', hosts: [webhookHost], expiresInDays: 200 })
  const server = createServer({ key: certificates.keyPem, cert }, (request, response) => {
    respond(request, response, log).catch(() => response.destroy())
  })
  const sockets = trackSockets(server)
  server.on('connection', (socket) => {
    if (socket instanceof Socket && log.behaviour('webhook') === 'refuse') reset(socket)
  })
  return {
    start: () => listen(server, { host: address, port: ports.https }),
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return close(server)
    },
  }
}

/** One that hangs has got the message all the same: only its answer is missing. */
const respond = async (request: IncomingMessage, response: ServerResponse, log: ReceiverLog): Promise<void> => {
  const body = await readBody(request)
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const behaviour = log.behaviour('webhook')
  log.keep({ receiver: 'webhook', headers, body })
  if (behaviour === 'hang') return
  if (behaviour === 'redirect') response.writeHead(307, { location: `https://${webhookHost}:${ports.https}/elsewhere` })
  else response.writeHead(behaviour === 'http-500' ? 500 : 204)
  response.end()
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
