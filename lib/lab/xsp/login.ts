/** Decides whether a request carries the right credentials. */
import type { IncomingMessage } from 'node:http'
import type { LabAccount } from '../story'

export type Encoding = 'utf8' | 'latin1'

export type Login = 'absent' | 'refused' | 'accepted'

/** How a Basic header fares. A server that decodes Latin-1 sees another password wherever it is not plain ASCII. */
export const basicLogin = (request: IncomingMessage, account: LabAccount, encoding: Encoding): Login => {
  const header = request.headers.authorization
  if (!header) return 'absent'
  const encoded = header.match(/^Basic ([A-Za-z0-9+/=]+)$/)?.[1]
  if (!encoded) return 'refused'
  return Buffer.from(encoded, 'base64').toString(encoding) === `${account.userId}:${account.password}`
    ? 'accepted'
    : 'refused'
}
