/** The applications of one simulated server: XSI-Actions, XSI-Events, authentication service, DMS. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { InterfaceKind } from '@/lib/domain/health/types'
import { ports } from '../layout'
import type { LabCluster } from '../story'
import { answerError, answerPage, answerXml, escapeXml, xmlDocument } from './answers'
import type { Channels } from './channels'
import { basicLogin, type Encoding } from './login'

/** A request with what the server knows about it. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  body: string
  cluster: LabCluster
  xspKey: string
  encoding: Encoding
  channels: Channels
}

/** Which interface a path belongs to; undefined where nothing is deployed. */
export const interfaceOfPath = (path: string): InterfaceKind | undefined => {
  if (path.startsWith('/com.broadsoft.xsi-actions/')) return 'xsi-actions'
  if (path.startsWith('/com.broadsoft.xsi-events/')) return 'xsi-events'
  if (path.startsWith('/com.broadsoft.async/com.broadsoft.xsi-events/')) return 'xsi-events'
  if (path === '/authService' || path.startsWith('/authService/')) return 'authentication-service'
  if (path === '/dms' || path.startsWith('/dms/')) return 'dms'
  return undefined
}

interface Route {
  method: string
  path: RegExp
  answer(exchange: Exchange, match: RegExpMatchArray): void
}

export const answerExchange = (exchange: Exchange): void => {
  const { pathname } = exchange.url
  const atPath = routes.flatMap((route) => {
    const match = pathname.match(route.path)
    return match ? [{ route, match }] : []
  })
  const found = atPath.find(({ route }) => route.method === exchange.request.method)
  if (found) found.route.answer(exchange, found.match)
  else if (atPath.length > 0) answerPage(exchange.response, 405, 'Method Not Allowed')
  else answerPage(exchange.response, 404, 'Not Found')
}

/** True when the test account is shown; otherwise the refusal has been answered. */
const isLoggedIn = ({ request, response, cluster, encoding }: Exchange): boolean => {
  if (basicLogin(request, cluster.testAccount, encoding) === 'accepted') return true
  answerError(response, 401, 'User authentication failed', 100001)
  return false
}

const versions = (exchange: Exchange): void => {
  if (exchange.cluster.story.versionsNeedLogin && !isLoggedIn(exchange)) return
  answerXml(exchange.response, 200, xmlDocument('Versions', '<version>2.0</version>'))
}

const profile = (exchange: Exchange, match: RegExpMatchArray): void => {
  if (!isLoggedIn(exchange)) return
  const { userId } = exchange.cluster.testAccount
  if (decodedSegment(match[1] ?? '') !== userId) {
    answerError(exchange.response, 403, 'User is not allowed to read this profile', 110016)
    return
  }
  const details = `<userId>${escapeXml(userId)}</userId><firstName>Test</firstName><lastName>Account</lastName>`
  answerXml(exchange.response, 200, xmlDocument('Profile', `<details>${details}</details>`))
}

/** Undefined when the percent signs do not add up. */
const decodedSegment = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

const openChannel = (exchange: Exchange): void => {
  if (!isLoggedIn(exchange)) return
  if (!/<Channel[\s>]/.test(exchange.body) || !/<channelSetId>[^<]+<\/channelSetId>/.test(exchange.body)) {
    answerError(exchange.response, 400, 'Invalid channel', 110006)
    return
  }
  const session = `${randomBytes(16).toString('hex').toUpperCase()}.${exchange.xspKey}`
  const cookie = `JSESSIONID=${session}; Path=/com.broadsoft.xsi-events; Secure; HttpOnly`
  exchange.channels.open(exchange.response, { 'set-cookie': cookie })
}

const heartbeat = (exchange: Exchange, match: RegExpMatchArray): void => {
  if (!isLoggedIn(exchange)) return
  if (exchange.channels.has(match[1] ?? '')) exchange.response.writeHead(200).end()
  else answerError(exchange.response, 404, 'Channel not found', 110061)
}

const endChannel = (exchange: Exchange, match: RegExpMatchArray): void => {
  if (!isLoggedIn(exchange)) return
  if (exchange.channels.end(match[1] ?? '')) exchange.response.writeHead(200).end()
  else answerError(exchange.response, 404, 'Channel not found', 110061)
}

const token = (exchange: Exchange): void => {
  const key = exchange.url.searchParams.get('key')
  if (!key || !/^[A-Za-z0-9_-]+={0,2}$/.test(key)) {
    answerPage(exchange.response, 400, 'Bad Request')
    return
  }
  if (!isLoggedIn(exchange)) return
  exchange.response.writeHead(200, { 'content-type': 'application/json' })
  exchange.response.end(JSON.stringify({ token: randomBytes(32).toString('base64url') }))
}

/** The device's file, with the tags already replaced by this cluster's values (domain.md section 8.2). */
const configuration = (exchange: Exchange): void => {
  const { request, response, cluster } = exchange
  if (basicLogin(request, cluster.device, 'utf8') !== 'accepted') {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="Device Management"' }).end()
    return
  }
  const root = `https://${cluster.xsiDomain}:${ports.https}/`
  const paths = `<root>${root}</root><actions>/com.broadsoft.xsi-actions/</actions><events>/com.broadsoft.xsi-events/</events>`
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<config><protocols><xsi><paths>${paths}</paths></xsi></protocols></config>\n`
  response.writeHead(200, { 'content-type': 'text/xml;charset=UTF-8' }).end(body)
}

const channelPath = '/com.broadsoft.xsi-events/v2.0/channel/([0-9a-f-]{36})'

const routes: Route[] = [
  { method: 'GET', path: /^\/com\.broadsoft\.xsi-actions\/v2\.0\/versions$/, answer: versions },
  { method: 'GET', path: /^\/com\.broadsoft\.xsi-actions\/v2\.0\/user\/([^/]+)\/profile$/, answer: profile },
  { method: 'GET', path: /^\/com\.broadsoft\.xsi-events\/v2\.0\/versions$/, answer: versions },
  {
    method: 'POST',
    path: /^\/com\.broadsoft\.async\/com\.broadsoft\.xsi-events\/v2\.0\/channel$/,
    answer: openChannel,
  },
  { method: 'PUT', path: new RegExp(`^${channelPath}/heartbeat$`), answer: heartbeat },
  { method: 'DELETE', path: new RegExp(`^${channelPath}$`), answer: endChannel },
  { method: 'GET', path: /^\/authService\/token$/, answer: token },
  { method: 'GET', path: /^\/dms\/wxt\/config-wxt\.xml$/, answer: configuration },
]
