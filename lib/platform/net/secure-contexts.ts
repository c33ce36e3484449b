/** Owns TLS settings of probes: one secure context per set of anchors and client certificate, made once (quality.md, T5). */
import { createHash } from 'node:crypto'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'

export interface ClientCertificate {
  certificatePem: string
  privateKeyPem: string
}

/** Certificates trusted besides the public ones; without any, the public ones alone. */
export interface TrustAnchors {
  readonly pems: readonly string[]
}

export const publicAnchors: TrustAnchors = { pems: [] }

const mostContexts = 100
const contexts = new WeakMap<TrustAnchors, Map<string, SecureContext>>()

/** Throws when the client certificate or its key cannot be read. */
export function secureContextOf(anchors: TrustAnchors, client?: ClientCertificate): SecureContext {
  const known = contexts.get(anchors) ?? new Map<string, SecureContext>()
  contexts.set(anchors, known)
  const key = client ? digestOf(client) : ''
  const context = known.get(key) ?? makeContext(anchors, client)
  known.delete(key)
  known.set(key, context)
  const oldest = known.keys().next().value
  if (known.size > mostContexts && oldest !== undefined) known.delete(oldest)
  return context
}

function makeContext(anchors: TrustAnchors, client?: ClientCertificate): SecureContext {
  return createSecureContext({
    minVersion: 'TLSv1.2',
    ...(anchors.pems.length > 0 ? { ca: [...rootCertificates, ...anchors.pems] } : {}),
    ...(client ? { cert: client.certificatePem, key: client.privateKeyPem } : {}),
  })
}

function digestOf({ certificatePem, privateKeyPem }: ClientCertificate): string {
  return createHash('sha256').update(certificatePem).update('\0').update(privateKeyPem).digest('base64')
}
