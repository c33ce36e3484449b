/** The DNS server of a lab: UDP and TCP on one address. */
import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { createServer, type Server, type Socket } from 'node:net'
import { type DecodedPacket, decode, encode, type Packet } from 'dns-packet'
import { close, listen, trackSockets } from '../sockets'
import { answerTo, type DnsContext, type DnsVerdict, truncatedForm } from './answer'

export interface DnsServer {
  stop(): Promise<void>
}

/** Over UDP without EDNS nothing larger may be sent (RFC 1035 section 2.3.4). */
const plainUdpLimit = 512

/** Binds both sockets; a taken address rejects with EADDRINUSE and leaves nothing open. */
export const startDnsServer = async (
  address: { host: string; port: number },
  context: Omit<DnsContext, 'turn'>,
): Promise<DnsServer> => {
  const turns = new Map<string, number>()
  const verdictOn = (query: DecodedPacket): DnsVerdict => {
    const question = query.questions?.[0]
    const name = `${question?.type} ${question?.name.toLowerCase()}`
    const turn = turns.get(name) ?? 0
    if (turns.size < 10_000) turns.set(name, turn + 1)
    return answerTo(query, { ...context, turn })
  }
  const udp = createSocket({ type: 'udp4' })
  await bind(udp, address)
  udp.on('message', (message, from) => answerDatagram(udp, message, from, verdictOn))
  const tcp = createServer((socket) => answerStream(socket, verdictOn))
  const sockets = trackSockets(tcp)
  try {
    await listen(tcp, address)
  } catch (error) {
    await closeUdp(udp)
    throw error
  }
  return { stop: () => stopBoth(udp, tcp, sockets) }
}

const stopBoth = async (udp: UdpSocket, tcp: Server, sockets: Set<Socket>): Promise<void> => {
  for (const socket of sockets) socket.destroy()
  await Promise.all([closeUdp(udp), close(tcp)])
}

const bind = (udp: UdpSocket, { host, port }: { host: string; port: number }): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = (error: Error) => udp.close(() => reject(error))
    udp.once('error', refuse)
    udp.bind({ address: host, port, exclusive: true }, () => {
      udp.off('error', refuse)
      udp.on('error', () => {})
      resolve()
    })
  })

const closeUdp = (udp: UdpSocket): Promise<void> => new Promise((resolve) => udp.close(() => resolve()))

const understood = (message: Buffer): DecodedPacket | undefined => {
  try {
    const packet = decode(message)
    return packet.type === 'query' ? packet : undefined
  } catch {
    return undefined
  }
}

const answerDatagram = (
  udp: UdpSocket,
  message: Buffer,
  from: { address: string; port: number },
  verdictOn: (query: DecodedPacket) => DnsVerdict,
): void => {
  const query = understood(message)
  const verdict = query && verdictOn(query)
  if (!query || verdict?.kind !== 'response') return
  const whole = encode(verdict.packet)
  udp.send(whole.length > limitOf(query) ? encode(truncatedForm(verdict.packet)) : whole, from.port, from.address)
}

const limitOf = (query: Packet): number => {
  const option = query.additionals?.find((record) => record.type === 'OPT')
  return option?.type === 'OPT' ? Math.max(plainUdpLimit, Math.min(option.udpPayloadSize, 4096)) : plainUdpLimit
}

/** Each message has two bytes of length before it (RFC 1035 section 4.2.2). */
const answerStream = (socket: Socket, verdictOn: (query: DecodedPacket) => DnsVerdict): void => {
  let waiting: Buffer = Buffer.alloc(0)
  socket.on('error', () => socket.destroy())
  socket.setTimeout(10_000, () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const end = 2 + waiting.readUInt16BE(0)
      answerMessage(socket, waiting.subarray(2, end), verdictOn)
      waiting = waiting.subarray(end)
    }
  })
}

const answerMessage = (socket: Socket, message: Buffer, verdictOn: (query: DecodedPacket) => DnsVerdict): void => {
  const query = understood(message)
  const verdict = query && verdictOn(query)
  if (!verdict || (verdict.kind === 'response' && verdict.truncated)) {
    socket.destroy()
    return
  }
  if (verdict.kind === 'silence') return
  const body = encode(verdict.packet)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length)
  socket.write(Buffer.concat([length, body]))
}
