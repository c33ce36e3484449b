/** Sets a prober up against servers of a test: a resolver that answers what it is told, a loop that is never late. */
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls'
import type { InterfaceObservation, ProbeTarget, Stage, StageFact } from '@/lib/domain/health/types'
import { createGuard } from '@/lib/platform/net/guard'
import { createLimiter } from '@/lib/platform/net/limiter'
import type { ProbeOptions } from '@/lib/platform/net/probe-run'
import { createReach } from '@/lib/platform/net/reach'
import type { Lookup, Resolver } from '@/lib/platform/net/resolver'
import { issue, testAuthority } from './test-authority'

export const testRange = '127.77.0.0/16'

export const versionsXml =
  '<?xml version="1.0"?><Versions xmlns="http://schema.broadsoft.com/xsi"><version>2.0</version></Versions>'
export const versionsAnswer = `HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: ${versionsXml.length}\r\n\r\n${versionsXml}`

export interface Listening {
  address: string
  port: number
  /** Every connection that was ever accepted. */
  accepted: number
  stop(): Promise<void>
}

let nextHost = 1

/** Another address of the test range with every call, so that servers can share a port. */
export function nextAddress(): string {
  nextHost += 1
  return `127.77.${nextHost >> 8}.${nextHost & 255}`
}

export async function listen(server: Server, address = nextAddress(), port = 0): Promise<Listening> {
  const sockets = new Set<Socket>()
  const state: Listening = { address, port, accepted: 0, stop: () => stop(server, sockets) }
  server.on('connection', (socket: Socket) => {
    state.accepted += 1
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: address, port }, resolve)
  })
  const bound = server.address()
  if (bound && typeof bound === 'object') state.port = bound.port
  return state
}

const stop = (server: Server, sockets: Set<Socket>): Promise<void> => {
  for (const socket of sockets) socket.destroy()
  return new Promise((resolve) => server.close(() => resolve()))
}

export const listenTcp = (onSocket: (socket: Socket) => void, address?: string, port?: number): Promise<Listening> =>
  listen(createServer(onSocket), address, port)

/** A TLS server with a certificate in order; answers each request with `answer`, or hands the socket over. */
export function listenTls(
  answer: string | ((socket: TLSSocket, head: string) => void),
  options: TlsOptions = {},
  address?: string,
  port?: number,
): Promise<Listening> {
  const server = createTlsServer({ ...issue(), ...options }, (socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', (head: Buffer) => {
      if (typeof answer === 'string') socket.end(answer)
      else answer(socket, head.toString('latin1'))
    })
  })
  server.on('tlsClientError', () => {})
  return listen(server, address, port)
}

/** A resolver that gives the next of several answers each time, the last one for ever. */
export function resolverOf(...answers: (string[] | string)[]): Resolver & { asked: number } {
  const resolver = {
    asked: 0,
    isWorking: async () => true,
    addressesOf: async (): Promise<Lookup> => {
      const answer = answers[Math.min(resolver.asked, answers.length - 1)] ?? []
      resolver.asked += 1
      if (typeof answer === 'string') return { ok: false, reason: answer, durationMs: 1 }
      const addresses = answer.map((address) => ({
        address,
        family: address.includes(':') ? (6 as const) : (4 as const),
        ttlSeconds: 60,
      }))
      return { ok: true, addresses, durationMs: 1 }
    },
  }
  return resolver
}

/** @param lateMs how late the event loop is to seem */
export const watchOf = (lateMs: number): ProbeOptions['watch'] => ({
  open: () => ({ lateMs: () => lateMs, close: () => {} }),
})

export function optionsFor(resolver: Resolver, ports: number[], over: Partial<ProbeOptions> = {}): ProbeOptions {
  return {
    guard: createGuard({ allowedRanges: [testRange], allowedPorts: ports }),
    resolver,
    anchors: { pems: [testAuthority().root.certificatePem] },
    limiter: createLimiter(64),
    watch: watchOf(0),
    reach: createReach(),
    ...over,
  }
}

export function targetAt(port: number, over: Partial<ProbeTarget> = {}): ProbeTarget {
  return { kind: 'xsi-actions', host: 'xsi.example.com', port, path: '/com.broadsoft.xsi-actions', ...over }
}

export function factOf(observation: InterfaceObservation, stage: Stage, index = 0): StageFact | undefined {
  return observation.addresses[index]?.stages.find((fact) => fact.stage === stage)
}

/** The first reason that an address gives, 'healthy' without one up to HTTP. */
export function reasonAt(observation: InterfaceObservation, index = 0): string {
  const facts = observation.addresses[index]?.stages.filter((fact) => fact.stage !== 'login') ?? []
  return facts.find((fact) => fact.outcome !== 'passed' && fact.reason !== 'stops-at-tls')?.reason ?? 'healthy'
}
