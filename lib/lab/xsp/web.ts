/** The web container of one simulated server: reads requests, shows the faults of HTTP, hands on to the applications. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { InterfaceKind } from '@/lib/domain/health/types'
import type { Fault, FaultName } from '../faults/catalogue'
import type { FaultRegistry } from '../faults/registry'
import type { Place } from '../faults/scope'
import type { LabCluster } from '../story'
import { answerPage } from './answers'
import { answerExchange, interfaceOfPath } from './applications'
import { type Channels, createChannels } from './channels'

export interface XspOptions {
  cluster: LabCluster
  /** The address in DNS behind which the server stands. */
  address: string
  xspKey: string
  faults: FaultRegistry
}

export interface XspWeb {
  /** Never listens: connections whose handshake is done are handed to it. */
  server: Server
  stop(): void
}

const largestBody = 65_536

export const createXspWeb = (options: XspOptions): XspWeb => {
  const channels = createChannels()
  const delays = new Set<NodeJS.Timeout>()
  const server = createServer((request, response) => {
    request.on('error', () => response.destroy())
    response.on('error', () => {})
    const answer = () => readBody(request, response, (body) => apply(options, channels, request, response, body))
    const slow = httpFault(options, request)
    if (slow?.fault !== 'slow') {
      answer()
      return
    }
    const delay = setTimeout(() => {
      delays.delete(delay)
      answer()
    }, slow.params.milliseconds)
    delays.add(delay)
  })
  return {
    server,
    stop: () => {
      channels.stop()
      for (const delay of delays) clearTimeout(delay)
    },
  }
}

const placeOf = (options: XspOptions, request: IncomingMessage, kind: InterfaceKind): Place => ({
  cluster: options.cluster.key,
  address: options.address,
  xsp: options.xspKey,
  interfaces: [kind],
  ...(request.headers.host && { host: hostIn(request.headers.host) }),
})

const hostIn = (header: string): string => header.replace(/:\d+$/, '').toLowerCase()

const httpFault = (options: XspOptions, request: IncomingMessage): Fault | undefined => {
  const kind = interfaceOfPath(urlOf(request).pathname)
  return kind && options.faults.at('http', placeOf(options, request, kind))
}

const urlOf = (request: IncomingMessage): URL => {
  try {
    return new URL(request.url ?? '/', 'https://server.invalid')
  } catch {
    return new URL('https://server.invalid/malformed')
  }
}

const readBody = (request: IncomingMessage, response: ServerResponse, done: (body: string) => void): void => {
  const chunks: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= largestBody) chunks.push(chunk)
    else if (!response.headersSent) answerPage(response, 413, 'Payload Too Large', { connection: 'close' })
  })
  request.on('end', () => {
    if (size <= largestBody) done(Buffer.concat(chunks).toString('utf8'))
  })
}

const apply = (
  options: XspOptions,
  channels: Channels,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): void => {
  const url = urlOf(request)
  const kind = interfaceOfPath(url.pathname)
  if (!kind || isElsewhere(options.cluster, kind, request)) {
    answerPage(response, 404, 'Not Found')
    return
  }
  const place = placeOf(options, request, kind)
  const fault = options.faults.at('http', place)
  const show = fault && httpFaults[fault.fault]
  if (fault && show) {
    show(response, fault)
    return
  }
  const session = options.faults.at('session', place)
  const encoding = session?.fault === 'login-latin-1' ? 'latin1' : 'utf8'
  answerExchange({ request, response, url, body, cluster: options.cluster, xspKey: options.xspKey, encoding, channels })
}

/** Where a client certificate is demanded, the service answers under its own host only. */
const isElsewhere = (cluster: LabCluster, kind: InterfaceKind, request: IncomingMessage): boolean =>
  kind === 'authentication-service' &&
  cluster.authentication === 'mtls' &&
  hostIn(request.headers.host ?? '') !== cluster.hosts[kind]

const httpFaults: Partial<Record<FaultName, (response: ServerResponse, fault: Fault) => void>> = {
  'http-404': (response) => answerPage(response, 404, 'Not Found'),
  'http-500': (response) => answerPage(response, 500, 'Internal Server Error'),
  'http-502': (response) => answerPage(response, 502, 'Bad Gateway'),
  'http-503': (response) => answerPage(response, 503, 'Service Unavailable', { 'retry-after': '30' }),
  'http-504': (response) => answerPage(response, 504, 'Gateway Timeout'),
  'hang-http': () => {},
  'hang-body': (response) => {
    response.writeHead(200, { 'content-type': 'application/xml;charset=UTF-8' })
    response.write('<?xml version="1.0" encoding="UTF-8"?>')
  },
  'wrong-body': (response) => answerPage(response, 200, 'It works'),
  redirect: (response, fault) => {
    response.writeHead(302, { location: fault.params.location ?? '/' }).end()
  },
}
