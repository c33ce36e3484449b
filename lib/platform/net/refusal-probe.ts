/** Learns whether a server refuses who comes without a client certificate, or with one it does not know. */
import type { TLSSocket } from 'node:tls'
import { type Connection, openConnection } from './connection'
import { atDeadline, type Deadline } from './deadline'
import type { ProbeRun } from './probe-run'
import type { ClientCertificate } from './secure-contexts'
import { isClientCertificateAlert } from './tls-errors'

export type Admission =
  /** The handshake completed and nothing came after it within the time a refusal takes. */
  | { outcome: 'accepted'; connection: Extract<Connection, { ok: true }> }
  /** An alert about the client's certificate, or the end of the connection, after the server had shown its own. */
  | { outcome: 'refused'; by: 'alert' | 'close'; connection: Connection }
  | { outcome: 'failed'; connection: Extract<Connection, { ok: false }> }

/** A refusal needs one more round trip than the handshake in TLS 1.3; three times the way there, at least this. */
const leastWaitMs = 300

export async function seekAdmission(
  run: ProbeRun,
  address: string,
  client: ClientCertificate | undefined,
  onConnected?: (durationMs: number) => void,
): Promise<Admission> {
  const connection = await openConnection(run, address, { client, onConnected })
  if (!connection.ok) {
    const isRefused = connection.reason === 'client-certificate-required'
    return isRefused ? { outcome: 'refused', by: 'alert', connection } : { outcome: 'failed', connection }
  }
  const end = await endWithin(connection.socket, waitOf(connection))
  connection.socket.destroy()
  if (!end) return { outcome: 'accepted', connection }
  if (end === 'alert' || connection.facts.asksForCertificate) return { outcome: 'refused', by: end, connection }
  return {
    outcome: 'failed',
    connection: { ...connection, ok: false, stage: 'tls', reason: 'tls-closed', durationMs: connection.tlsMs },
  }
}

/** In TLS 1.3 the client is done before the server has looked at its certificate: the refusal arrives after secureConnect. */
function endWithin(socket: TLSSocket, wait: Deadline): Promise<'alert' | 'close' | undefined> {
  return new Promise((resolve) => {
    const settle = (end: 'alert' | 'close' | undefined) => {
      forget()
      resolve(end)
    }
    const forget = atDeadline(wait, () => settle(undefined))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      settle(isClientCertificateAlert(error.code) ? 'alert' : 'close'),
    )
    socket.once('end', () => settle('close'))
    socket.once('close', () => settle('close'))
    socket.resume()
  })
}

function waitOf({ tcpMs, tlsMs }: { tcpMs: number; tlsMs: number }): Deadline {
  const startedAt = performance.now()
  return { startedAt, endsAt: startedAt + Math.min(2_000, Math.max(leastWaitMs, 3 * (tcpMs + tlsMs))) }
}
