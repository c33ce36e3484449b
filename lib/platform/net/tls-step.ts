/** Makes a TLS handshake over an open connection and tells what the peer showed, valid or not. */
import type { X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import { connect, type DetailedPeerCertificate, type PeerCertificate, type SecureContext, TLSSocket } from 'node:tls'
import { atDeadline, type Deadline, monotonicNow } from './deadline'
import type { KnownChains } from './known-chains'
import { type PeerCertificates, readPeerCertificates } from './peer-certificates'
import type { Failure } from './step'
import { ignore } from './tcp-step'
import { isClientCertificateAlert, tlsReasonOf } from './tls-errors'

/** What the handshake showed. `trustError` is OpenSSL's name of the chain's error. */
export interface HandshakeFacts {
  protocol: string
  cipher: string
  trustError?: string
  peer: PeerCertificates
  /** The server sent a CertificateRequest. */
  asksForCertificate: boolean
}

export type TlsStep =
  | { ok: true; socket: TLSSocket; facts: HandshakeFacts; durationMs: number }
  /** `facts` is there when the server's certificate had arrived before it failed. */
  | (Failure & { facts?: HandshakeFacts })

export interface HandshakeSettings {
  host: string
  context: SecureContext
  /** Without it no application protocol is offered. */
  protocol?: 'http/1.1'
  /** What is known of peers already; without it the chain is taken from this very connection. */
  chains?: KnownChains
}

/** The name is sent as SNI; certificates are judged afterwards, so that a wrong one is still seen. */
export function shakeHands(raw: Socket, settings: HandshakeSettings, deadline: Deadline): Promise<TlsStep> {
  const startedAt = monotonicNow()
  return new Promise((resolve) => {
    const socket = connect({
      socket: raw,
      servername: settings.host,
      secureContext: settings.context,
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ...(settings.protocol ? { ALPNProtocols: [settings.protocol] } : {}),
    })
    socket.getPeerCertificate = noLegacyCertificate
    const settle = (step: TlsStep) => {
      forget()
      socket.removeAllListeners('secureConnect').removeAllListeners('close')
      socket.removeAllListeners('error').on('error', ignore)
      if (!step.ok) destroyBoth(socket, raw)
      resolve(step)
    }
    const fail = (reason: string, facts?: HandshakeFacts, evidence?: Failure['evidence']) =>
      settle({ ok: false, stage: 'tls', reason, durationMs: monotonicNow() - startedAt, facts, evidence })
    const forget = atDeadline(deadline, () => fail('tls-timeout'))
    socket.once('secureConnect', () => {
      const facts = readableFactsOf(socket, settings)
      if (facts) settle({ ok: true, socket, facts, durationMs: monotonicNow() - startedAt })
      else fail('certificate-invalid', undefined, { trustError: 'UNREADABLE' })
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const facts = isClientCertificateAlert(error.code) ? readableFactsOf(socket, settings) : undefined
      const isDemand = facts?.asksForCertificate === true && facts.peer.chain.length > 0
      const reason = isDemand ? 'client-certificate-required' : tlsReasonOf(error.code)
      const isChain = reason === 'certificate-invalid'
      fail(reason, facts, isChain ? { trustError: String(error.code).replace('ERR_SSL_', '') } : undefined)
    })
    socket.once('close', () => fail('tls-closed'))
  })
}

/**
 * Node turns the whole chain into legacy objects only to hand them to checkServerIdentity, a quarter of a probe's
 * processor time; names are judged from the X509Certificate instead.
 */
function noLegacyCertificate(): DetailedPeerCertificate {
  return {} as DetailedPeerCertificate
}

/** A certificate that Node cannot read is the peer's fault, and must not become an exception of ours. */
function readableFactsOf(socket: TLSSocket, settings: HandshakeSettings): HandshakeFacts | undefined {
  try {
    return factsOf(socket, settings)
  } catch {
    return undefined
  }
}

function factsOf(socket: TLSSocket, { host, chains }: HandshakeSettings): HandshakeFacts {
  const complaint: unknown = socket.authorizationError
  const trustError = complaint ? codeOf(complaint) : undefined
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher()?.name ?? '',
    trustError,
    peer: peerOf(socket, host, trustError, chains),
    asksForCertificate: (socket.getSharedSigalgs() ?? []).length > 0,
  }
}

/** The peer's chain can be taken only once: a second call on the same socket ends the process (Node 20.20). */
function peerOf(
  socket: TLSSocket,
  host: string,
  trustError: string | undefined,
  chains?: KnownChains,
): PeerCertificates {
  const take = () => readPeerCertificates(socket.getPeerX509Certificate() as X509Certificate | undefined, host)
  if (!chains) return take()
  const leaf: Partial<PeerCertificate> = TLSSocket.prototype.getPeerCertificate.call(socket, false)
  return leaf.fingerprint256 ? chains.of({ host, sha256: leaf.fingerprint256, trustError }, take) : take()
}

/** Node gives a code as text or an error that has one; a failed host check is judged by ourselves. */
function codeOf(trustError: unknown): string | undefined {
  const code = trustError instanceof Error ? (trustError as NodeJS.ErrnoException).code : String(trustError)
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? undefined : code
}

export function destroyBoth(socket: TLSSocket, raw: Socket): void {
  socket.destroy()
  raw.destroy()
}
