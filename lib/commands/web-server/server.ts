/** Owns the HTTP server around Next: limits slow clients, cleans headers, refuses foreign hosts, ends without cutting work. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { ownOrigins } from '@/lib/domain/identity/origin'
import { CommandError, exitCodes } from '../processes/command-error'
import { cleanHeaders } from './headers'
import { isKnownHost } from './hosts'

/** What the server needs to know: where to listen, whom to believe, which host it is. */
export type WebSettings = {
  host: string
  port: number
  publicOrigin: string | undefined
  trustedProxies: readonly string[]
}

const headersTimeoutMs = 10_000
const requestTimeoutMs = 60_000
const keepAliveTimeoutMs = 5_000
const maxHeaderBytes = 16 * 1024
const maxHeaders = 100
const maxConnections = 4096
const drainMs = 8_000
const rememberHttps = 'max-age=31536000'
const anyHost = /^\/api\/health\//

/** A listening server and how to end it: running requests finish, event streams end at once. */
export type WebServer = { server: Server; close: () => Promise<void> }

/** Listens, and hands requests to `handle` after cleaning them. Throws a CommandError when the port is taken. */
export async function startWebServer(settings: WebSettings, handle: RequestListener): Promise<WebServer> {
  const open = new Set<ServerResponse>()
  const isHttps = settings.publicOrigin?.startsWith('https:')
  const server = createServer({
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    connectionsCheckingInterval: 2_000,
    maxHeaderSize: maxHeaderBytes,
  })
  server.maxHeadersCount = maxHeaders
  server.maxConnections = maxConnections
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.on('request', (request, response) => {
    if (!isAnswered(request, settings)) return refuse(response, 421, 'Misdirected Request')
    if (!hasReadablePath(request)) return refuse(response, 400, 'Bad Request')
    if (isForeignWrite(request, settings)) return refuse(response, 403, 'Forbidden')
    cleanHeaders(request.headers, request.socket.remoteAddress ?? '', settings.trustedProxies)
    if (isHttps) response.setHeader('strict-transport-security', rememberHttps)
    open.add(response)
    response.once('close', () => open.delete(response))
    handle(request, response)
  })
  await listen(server, settings)
  return { server, close: () => drain(server, open) }
}

function isAnswered(request: IncomingMessage, { publicOrigin }: WebSettings): boolean {
  return isKnownHost(request.headers.host, publicOrigin) || anyHost.test(request.url ?? '')
}

/** Next would answer with 500 where a part of the path is no UTF-8. */
function hasReadablePath({ url = '' }: IncomingMessage): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** Next would answer a form of another site with 500; the gates refuse it too, and one without an origin. */
function isForeignWrite({ method, headers }: IncomingMessage, { publicOrigin, port }: WebSettings): boolean {
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return false
  return !ownOrigins(publicOrigin, port).includes(headers.origin)
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' })
  response.end(`${words}\n`)
}

function listen(server: Server, { host, port }: WebSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code})`
      reject(new CommandError(`PORT ${port} on ${host} ${reason}.`, exitCodes.unavailable))
    })
    server.listen(port, host, () => resolve())
  })
}

/** A browser's EventSource says so; its answer never ends by itself. */
const isStream = ({ req }: ServerResponse) => req.headers.accept?.includes('text/event-stream')

async function drain(server: Server, open: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  for (const response of open) {
    if (isStream(response)) response.socket?.destroy()
    else if (!response.headersSent) response.setHeader('connection', 'close')
  }
  const timer = setTimeout(() => server.closeAllConnections(), drainMs)
  await closed
  clearTimeout(timer)
}
