/** Opens a judged TLS connection to one address: TCP, handshake, certificate, in that order, each told as it ends. */
import type { TLSSocket } from 'node:tls'
import { certificateProblemOf } from '@/lib/domain/health/certificate-trust'
import type { CertificateSummary, Evidence } from '@/lib/domain/health/types'
import { type Deadline, deadlineIn, firstHeaderMs } from './deadline'
import type { ProbeRun } from './probe-run'
import { type ClientCertificate, secureContextOf } from './secure-contexts'
import type { Failure } from './step'
import { openTcp } from './tcp-step'
import { type HandshakeFacts, shakeHands } from './tls-step'

export type Connection =
  | { ok: true; socket: TLSSocket; facts: HandshakeFacts; deadline: Deadline; tcpMs: number; tlsMs: number }
  | (Failure & { facts?: HandshakeFacts; tcpMs?: number })

export interface ConnectionSettings {
  client?: ClientCertificate
  protocol?: 'http/1.1'
  onConnected?: (durationMs: number) => void
}

/** A peer whose certificate is not in order is told apart and never sent anything. */
export async function openConnection(
  run: ProbeRun,
  address: string,
  settings: ConnectionSettings,
): Promise<Connection> {
  const { target, guard, anchors, signal } = run
  const context = contextOrNull(anchors, settings.client)
  if (!context) return { ok: false, stage: 'tls', reason: 'probe-certificate-unusable', durationMs: 0 }
  const deadline = deadlineIn(firstHeaderMs)
  const tcp = await openTcp(address, target.port, guard, deadline)
  if (tcp.ok || tcp.reason === 'tcp-refused') run.reach.note(address)
  if (!tcp.ok) return tcp
  settings.onConnected?.(tcp.durationMs)
  const stop = () => tcp.socket.destroy()
  signal?.addEventListener('abort', stop, { once: true })
  tcp.socket.once('close', () => signal?.removeEventListener('abort', stop))
  if (signal?.aborted) stop()
  const tls = await shakeHands(
    tcp.socket,
    { host: target.host, context, protocol: settings.protocol, chains: run.chains },
    deadline,
  )
  if (!tls.ok) return { ...tls, tcpMs: tcp.durationMs }
  const { socket, facts, durationMs } = tls
  const problem = certificateProblemOf({ host: target.host, trustError: facts.trustError, ...facts.peer }, run.now)
  if (!problem) return { ok: true, socket, facts, deadline, tcpMs: tcp.durationMs, tlsMs: durationMs }
  socket.destroy()
  return { ok: false, stage: 'tls', durationMs, facts, tcpMs: tcp.durationMs, ...problem }
}

function contextOrNull(anchors: ProbeRun['anchors'], client: ClientCertificate | undefined) {
  try {
    return secureContextOf(anchors, client)
  } catch {
    return null
  }
}

/** What may be shown of a handshake. */
export function tlsEvidenceOf({ protocol, peer }: HandshakeFacts): Evidence {
  const leaf: CertificateSummary | undefined = peer.chain[0]
  const evidence: Evidence = { protocol, chainLength: peer.chain.length }
  if (leaf) Object.assign(evidence, { expiresAt: leaf.notAfter, serialNumber: leaf.serialNumber })
  return evidence
}
