/** A DNS server of a test on UDP and TCP: answers what it is told, as wrongly as it is told. */
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import {
  type Answer,
  type DecodedPacket,
  decode,
  encode,
  type Packet,
  streamEncode,
  TRUNCATED_RESPONSE,
} from 'dns-packet'
import { nextAddress } from './probing'

const codes = { ok: 0, formerr: 1, servfail: 2, nxdomain: 3, refused: 5 } as const

export interface DnsReply {
  code?: keyof typeof codes
  a?: string[]
  aaaa?: string[]
  cname?: [from: string, to: string][]
  ttl?: number
  /** Sent over UDP with the bit that sends the client to TCP, and without records. */
  truncated?: boolean
  /** Bytes sent instead of an answer; nothing at all when empty. */
  raw?: Buffer
}

export interface TestDnsServer {
  /** `address:port` */
  address: string
  queries: { name: string; type: string; over: 'udp' | 'tcp' }[]
  stop(): Promise<void>
}

export async function startDns(replyTo: (name: string, type: string) => DnsReply): Promise<TestDnsServer> {
  const host = nextAddress()
  const queries: TestDnsServer['queries'] = []
  const answer = (query: DecodedPacket, over: 'udp' | 'tcp'): Packet | Buffer => {
    const question = query.questions?.[0]
    const name = question?.name.toLowerCase() ?? ''
    const type = question?.type ?? ''
    queries.push({ name, type, over })
    const reply = replyTo(name, type)
    if (reply.raw) return reply.raw
    const isCut = reply.truncated === true && over === 'udp'
    const flags = 0x180 | codes[reply.code ?? 'ok'] | (isCut ? TRUNCATED_RESPONSE : 0)
    const answers = isCut ? [] : recordsOf(reply, name, type)
    return { id: query.id ?? 0, type: 'response', flags, questions: query.questions ?? [], answers }
  }
  const udp = createSocket('udp4')
  udp.on('message', (message, from) => {
    const packet = answer(decode(message), 'udp')
    const bytes = Buffer.isBuffer(packet) ? packet : encode(packet)
    if (bytes.length > 0) udp.send(bytes, from.port, from.address)
  })
  await new Promise<void>((resolve) => udp.bind(0, host, resolve))
  const { port } = udp.address()
  const tcp = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', (bytes: Buffer) => {
      const packet = answer(decode(bytes.subarray(2)), 'tcp')
      socket.end(Buffer.isBuffer(packet) ? packet : streamEncode(packet))
    })
  })
  await new Promise<void>((resolve) => tcp.listen({ host, port }, resolve))
  const stop = async () => {
    await new Promise<void>((resolve) => udp.close(() => resolve()))
    await new Promise<void>((resolve) => tcp.close(() => resolve()))
  }
  return { address: `${host}:${port}`, queries, stop }
}

function recordsOf(reply: DnsReply, name: string, type: string): Answer[] {
  const { a = [], aaaa = [], cname = [], ttl = 60 } = reply
  const aliases = cname.map(([from, to]): Answer => ({ type: 'CNAME', name: from, ttl, data: to }))
  const owner = cname.at(-1)?.[1] ?? name
  const addresses = type === 'A' ? a : type === 'AAAA' ? aaaa : []
  const records = addresses.map((data): Answer => ({ type: type as 'A' | 'AAAA', name: owner, ttl, data }))
  return [...aliases, ...records]
}
