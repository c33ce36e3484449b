/** The balancers of a site: one hands TLS connections through, the other ends TLS and speaks to the servers anew. */
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { reset } from '../sockets'

export interface Backend {
  key: string
  address: string
  port: number
}

/** The order in which to try the servers; `session` is what the client shows to be led back to its server. */
export type Choice = (session: string | undefined) => Backend[]

/** With affinity a known session goes to its server first; everything else goes round. */
export const createChoice = (backends: Backend[], keepsSessions: () => boolean): Choice => {
  let turn = 0
  return (session) => {
    const own = keepsSessions() ? backends.find((backend) => backend.key === session) : undefined
    if (own) return [own, ...backends.filter((backend) => backend !== own)]
    turn = (turn + 1) % backends.length
    return [...backends.slice(turn), ...backends.slice(0, turn)]
  }
}

/** Joins a client's connection to the first server that accepts it; none resets the client. */
export const passThrough = (client: Socket, backends: Backend[]): void => {
  const [first, ...others] = backends
  if (!first) {
    reset(client)
    return
  }
  const server = connect({ host: first.address, port: first.port })
  server.once('error', () => passThrough(client, others))
  server.once('connect', () => {
    server.removeAllListeners('error')
    join(client, server)
  })
}

/** What ends one side ends the other in the same way. */
const join = (client: Socket, server: Socket): void => {
  server.on('error', () => reset(client))
  client.on('error', () => reset(server))
  client.on('close', () => server.destroy())
  server.on('close', (hadError) => (hadError ? reset(client) : client.destroy()))
  client.pipe(server)
  server.pipe(client)
}

export interface BridgeCredentials {
  authorityPem: string
  certificatePem: string
  keyPem: string
}

/** Joins a TLS connection whose client has been verified to a server, with the bridge's own certificate. */
export const bridgeStream = (client: TLSSocket, backends: Backend[], credentials: BridgeCredentials): void => {
  const [first, ...others] = backends
  if (!first) {
    client.destroy()
    return
  }
  const server = connectToServer(first, credentials)
  server.once('error', () => bridgeStream(client, others, credentials))
  server.once('secureConnect', () => {
    server.removeAllListeners('error')
    join(client, server)
  })
}

const connectToServer = (backend: Backend, { authorityPem, certificatePem, keyPem }: BridgeCredentials): TLSSocket =>
  connectTls({
    host: backend.address,
    port: backend.port,
    servername: internalNameOf(backend.key),
    ca: [authorityPem],
    cert: certificatePem,
    key: keyPem,
  })

/** The name in the internal certificate of a hidden server. */
export const internalNameOf = (key: string): string => `${key}.internal.example.com`

export interface BridgeOptions {
  choose: Choice
  credentials: BridgeCredentials
}

/** Answers one request with what a server answers to it; a server that does not accept is passed over, none is a 503. */
export const createBridge = (
  options: BridgeOptions,
): { answer(from: IncomingMessage, to: ServerResponse): void; stop(): void } => {
  const agents = new Map<string, Agent>()
  const agentOf = (backend: Backend): Agent => {
    const agent = agents.get(backend.key) ?? new Agent({ keepAlive: false })
    agent.createConnection = () => connectToServer(backend, options.credentials)
    agents.set(backend.key, agent)
    return agent
  }
  const attempt = (from: IncomingMessage, to: ServerResponse, backends: Backend[]): void => {
    const [first, ...others] = backends
    if (!first) {
      to.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '5' }).end('No server is available\n')
      return
    }
    const onward = request({
      agent: agentOf(first),
      method: from.method,
      path: from.url,
      headers: from.headers,
      setHost: false,
    })
    let isJoined = false
    onward.on('error', () => (isJoined ? answerBadGateway(to) : attempt(from, to, others)))
    onward.once('socket', (socket) =>
      socket.once('secureConnect', () => {
        isJoined = true
        from.pipe(onward)
      }),
    )
    onward.once('response', (answer) => relay(answer, to))
    to.once('close', () => onward.destroy())
  }
  return {
    answer: (from, to) => attempt(from, to, options.choose(sessionOf(from))),
    stop: () => {
      for (const agent of agents.values()) agent.destroy()
    },
  }
}

/** The server took the request and failed: too late for another. */
const answerBadGateway = (to: ServerResponse): void => {
  if (to.headersSent) to.destroy()
  else to.writeHead(502, { 'content-type': 'text/plain' }).end('The server did not answer\n')
}

const relay = (answer: IncomingMessage, to: ServerResponse): void => {
  to.writeHead(answer.statusCode ?? 502, answer.headers)
  to.flushHeaders()
  answer.on('error', () => to.destroy())
  answer.on('aborted', () => to.destroy())
  answer.pipe(to)
}

/** The server's mark at the end of its session cookie, as Tomcat writes it: `JSESSIONID=8F2C.a1`. */
const sessionOf = (request: IncomingMessage): string | undefined =>
  request.headers.cookie?.match(/JSESSIONID=[0-9A-F]+\.([a-z][0-9])/)?.[1]
