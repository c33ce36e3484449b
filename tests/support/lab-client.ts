/** Speaks to a lab as a stranger would: raw DNS, TLS and HTTP, nothing of the product. */
import { createSocket } from 'node:dgram'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { connect as connectTcp } from 'node:net'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { type DecodedPacket, decode, encode, RECURSION_DESIRED, type RecordType, streamEncode } from 'dns-packet'
import { ports } from '@/lib/lab/layout'
import type { Lab } from '@/lib/lab/start-lab'

export interface Answered {
  status: number
  headers: IncomingMessage['headers']
  body: string
}

export interface Call {
  address: string
  host: string
  path: string
  method?: string
  headers?: OutgoingHttpHeaders
  body?: string
  /** Shows the cloud's client certificate. */
  asCloud?: boolean
  tls?: ConnectionOptions
}

const identityOf = (lab: Lab) => ({ cert: lab.clientCertificatePem, key: lab.clientKeyPem })

/** The answer as a stream; rejects with the socket's error. */
export const open = (lab: Lab, call: Call): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const outgoing = request({
      host: call.address,
      port: ports.https,
      path: call.path,
      method: call.method ?? 'GET',
      servername: call.host,
      headers: { host: `${call.host}:${ports.https}`, ...call.headers },
      ca: lab.anchorsPem,
      agent: false,
      ...(call.asCloud && identityOf(lab)),
      ...call.tls,
    })
    outgoing.once('response', resolve)
    outgoing.once('error', reject)
    outgoing.end(call.body)
  })

export const read = (message: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let body = ''
    message.setEncoding('utf8')
    message.on('data', (chunk: string) => {
      body += chunk
    })
    message.once('end', () => resolve(body))
    message.once('error', reject)
  })

export const ask = async (lab: Lab, call: Call): Promise<Answered> => {
  const message = await open(lab, call)
  return { status: message.statusCode ?? 0, headers: message.headers, body: await read(message) }
}

/** The code of the error with which a call ends, or its status when it does not. */
export const failureOf = async (work: Promise<Answered>): Promise<string> => {
  try {
    return `status ${(await work).status}`
  } catch (error) {
    return codeOf(error)
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)

export const basic = (account: { userId: string; password: string }): { authorization: string } => ({
  authorization: `Basic ${Buffer.from(`${account.userId}:${account.password}`).toString('base64')}`,
})

export interface HandshakeOutcome {
  outcome: 'stays-open' | 'refused'
  code?: string
  authorized?: boolean
}

/** Shakes hands with CTI and waits for what comes after: a refusal arrives later than `secureConnect` in TLS 1.3. */
export const shakeHands = (
  lab: Lab,
  address: string,
  host: string,
  options: ConnectionOptions = {},
): Promise<HandshakeOutcome> =>
  new Promise((resolve) => {
    const socket: TLSSocket = connect({
      host: address,
      port: ports.cti,
      servername: host,
      ca: lab.anchorsPem,
      ...options,
    })
    const settle = (outcome: HandshakeOutcome) => {
      socket.destroy()
      resolve(outcome)
    }
    socket.once('error', (error) => settle({ outcome: 'refused', code: codeOf(error) }))
    socket.once('close', () => settle({ outcome: 'refused', code: 'closed' }))
    socket.once('secureConnect', () => {
      socket.setTimeout(150, () => settle({ outcome: 'stays-open', authorized: socket.authorized }))
    })
    socket.resume()
  })

export const withCloudCertificate = (lab: Lab): ConnectionOptions => identityOf(lab)

const question = (name: string, type: RecordType) => ({
  type: 'query' as const,
  id: 4242,
  flags: RECURSION_DESIRED,
  questions: [{ name, type }],
})

const serverOf = (lab: Lab) => {
  const [host = '', port = ''] = lab.resolverAddress.split(':')
  return { host, port: Number(port) }
}

/** One datagram, one answer; `silence` when none comes within the patience. */
export const askUdp = (
  lab: Lab,
  name: string,
  type: RecordType,
  patienceMs = 2_000,
): Promise<DecodedPacket | 'silence'> =>
  new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    const { host, port } = serverOf(lab)
    const timer = setTimeout(() => {
      socket.close()
      resolve('silence')
    }, patienceMs)
    socket.once('error', reject)
    socket.once('message', (message) => {
      clearTimeout(timer)
      socket.close()
      resolve(decode(message))
    })
    socket.send(encode(question(name, type)), port, host)
  })

export const askTcp = (lab: Lab, name: string, type: RecordType): Promise<DecodedPacket | 'closed'> =>
  new Promise((resolve, reject) => {
    const socket = connectTcp(serverOf(lab))
    let received: Buffer = Buffer.alloc(0)
    socket.once('error', reject)
    socket.once('close', () => resolve('closed'))
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return
      resolve(decode(received.subarray(2)))
      socket.destroy()
    })
    socket.write(streamEncode(question(name, type)))
  })

/** Response code and addresses, as in `NOERROR 127.100.1.11 127.100.1.12`. */
export const summaryOf = (packet: DecodedPacket | 'silence' | 'closed'): string => {
  if (typeof packet === 'string') return packet
  const code = 'rcode' in packet ? String(packet.rcode) : ''
  const data = (packet.answers ?? []).map((answer) =>
    answer.type === 'A' || answer.type === 'AAAA' ? answer.data : answer.type,
  )
  return [code, ...(packet.flag_tc ? ['TC'] : []), ...data].join(' ')
}
