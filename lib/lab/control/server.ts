/** Serves the control page and its API on loopback, to this machine's own pages and programs only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { LabControl } from '../lab-control'
import { LabError } from '../lab-error'
import type { ReceiverLog } from '../receivers/receiver'
import type { ScenarioPlayer } from '../scenario'
import { close, listen, trackSockets } from '../sockets'
import type { LabCluster } from '../story'
import { type ApiAnswer, operate, operations, type RefusalCode, refusal } from './api'
import { pageOf } from './page'
import { pageScript } from './page-script'
import { pageStyle } from './page-style'
import { languageOf, wordsIn } from './words'

export interface ControlOptions {
  /** 0 takes a free one. */
  port: number
  clusters: LabCluster[]
  control: LabControl
  receivers: ReceiverLog
  player: ScenarioPlayer
  clientCertificatePem: string
  clientKeyPem: string
}

const largestBody = 262_144

export const startControl = async (options: ControlOptions): Promise<{ url: string; stop(): Promise<void> }> => {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    respond(request, response, options).catch(() => response.destroy())
  })
  const sockets = trackSockets(server)
  await listen(server, { host: '127.0.0.1', port: options.port }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new LabError('control-port-taken', { port: options.port }) : error
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    return close(server)
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

const respond = async (request: IncomingMessage, response: ServerResponse, options: ControlOptions): Promise<void> => {
  const url = urlOf(request)
  const language = languageOf(url?.searchParams.get('lang') ?? null, request.headers['accept-language'])
  const file = url && isOwnHost(request) ? fileAt(url.pathname, options, language) : undefined
  if (file && (request.method === 'GET' || request.method === 'HEAD')) {
    send(response, 200, file.type, file.body)
    return
  }
  const answer = file ? refusal(405, 'wrong-method') : await answerOf(request, url, options)
  const isRefusal = answer.status >= 400
  const worded = isRefusal ? withMessage(answer, wordsIn(language).refusals) : answer.body
  send(response, answer.status, 'application/json; charset=utf-8', JSON.stringify(worded))
}

const urlOf = (request: IncomingMessage): URL | null => {
  const path = request.url ?? '/'
  return URL.canParse(path, 'http://localhost') ? new URL(path, 'http://localhost') : null
}

const withMessage = ({ body }: ApiAnswer, refusals: Record<string, string>): unknown => {
  const code = (body as { code: string }).code
  return { code, message: refusals[code] }
}

const fileAt = (path: string, options: ControlOptions, language: 'en' | 'es') => {
  const files: Record<string, () => { type: string; body: string }> = {
    '/': () => ({
      type: 'text/html; charset=utf-8',
      body: pageOf({
        language,
        clusters: options.clusters,
        faults: options.control.faults(),
        receivers: options.receivers,
        isCutOff: options.control.isCutOff(),
        scenario: options.player.state(),
      }),
    }),
    '/page.css': () => ({ type: 'text/css; charset=utf-8', body: pageStyle }),
    '/page.js': () => ({ type: 'text/javascript; charset=utf-8', body: pageScript }),
    '/client-certificate.pem': () => ({ type: 'application/x-pem-file', body: options.clientCertificatePem }),
    '/client-key.pem': () => ({ type: 'application/x-pem-file', body: options.clientKeyPem }),
  }
  return Object.hasOwn(files, path) ? files[path]?.() : undefined
}

const answerOf = async (request: IncomingMessage, url: URL | null, options: ControlOptions): Promise<ApiAnswer> => {
  if (!isOwnHost(request)) return refusal(421, 'foreign-host')
  const methods = url && Object.hasOwn(operations, url.pathname) ? operations[url.pathname] : undefined
  if (!methods) return refusal(404, 'not-found')
  const operation = request.method && Object.hasOwn(methods, request.method) ? methods[request.method] : undefined
  if (!operation) return refusal(405, 'wrong-method')
  if (request.method === 'GET') return operate(operation, options, undefined)
  const foreign = foreignness(request)
  if (foreign) return refusal(403, foreign)
  const input = await readJson(request)
  return typeof input === 'string'
    ? refusal(input === 'too-large' ? 413 : 400, input)
    : operate(operation, options, input.value)
}

/** A name that only this machine resolves to itself: a page elsewhere cannot borrow it (DNS rebinding). */
const isOwnHost = (request: IncomingMessage): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '')

/** Why a change is refused: another page sent it, or it could have been a plain form. */
const foreignness = (request: IncomingMessage): RefusalCode | undefined => {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin !== undefined && origin !== `http://${host}`) return 'foreign-origin'
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'foreign-origin'
  return /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '') ? undefined : 'not-json'
}

const readJson = async (request: IncomingMessage): Promise<{ value: unknown } | 'too-large' | 'not-json'> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return 'too-large'
    chunks.push(chunk)
  }
  try {
    return { value: size === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return 'not-json'
  }
}

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  })
  response.end(body)
}
