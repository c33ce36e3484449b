/** Where TLS ends: picks certificate and client authentication for each connection, and shows TLS faults. */
import type { Socket } from 'node:net'
import { createServer, type Server, type TLSSocket } from 'node:tls'
import type { CertificateVariant, CertificateWish, ServerCertificates } from '../certificates/server-certificates'
import type { Fault, FaultName } from '../faults/catalogue'
import { reset } from '../sockets'

export interface TerminalOptions {
  certificates: ServerCertificates
  hosts: string[]
  /** The certificate when no fault says otherwise. */
  usualVariant: CertificateVariant
  expiresInDays: number
  /** Who signs the clients' certificates, where one is demanded. */
  clientAuthoritiesPem(host: string | undefined): string[] | undefined
  tlsFault(host: string | undefined): Fault | undefined
  onSecure(socket: TLSSocket, host: string | undefined): void
}

export interface Terminal {
  accept(socket: Socket, host: string | undefined): void
}

const variantOf: Partial<Record<FaultName, CertificateVariant>> = {
  'certificate-expired': 'expired',
  'certificate-not-yet-valid': 'not-yet-valid',
  'certificate-wrong-host': 'wrong-host',
  'certificate-self-signed': 'self-signed',
  'certificate-unknown-authority': 'unknown-authority',
  'certificate-missing-intermediate': 'missing-intermediate',
}

export const createTerminal = (options: TerminalOptions): Terminal => {
  const servers = new Map<string, Server>()
  const arriving = new Map<string, (secure: TLSSocket) => void>()
  const serverFor = (host: string | undefined, fault: Fault | undefined): Server => {
    const demanded = fault?.fault === 'no-client-certificate-asked' ? undefined : options.clientAuthoritiesPem(host)
    const profile = `${fault?.fault ?? 'usual'} ${fault?.params.hoursAgo ?? ''} ${demanded ? 'client' : 'open'}`
    const server = servers.get(profile) ?? profileServer(options, fault, demanded, arriving)
    servers.set(profile, server)
    return server
  }
  return {
    accept: (socket, host) => {
      const fault = options.tlsFault(host)
      if (fault?.fault === 'reset-within-handshake') {
        reset(socket)
        return
      }
      const caller = callerOf(socket)
      arriving.set(caller, (secure) =>
        fault?.fault === 'reset-after-handshake' ? reset(socket) : options.onSecure(secure, host),
      )
      socket.on('close', () => arriving.delete(caller))
      serverFor(host, fault).emit('connection', socket)
    },
  }
}

const callerOf = (socket: Socket): string => `${socket.remoteAddress} ${socket.remotePort}`

/** Never listens: connections are handed to it. `arriving` says what to do with each when its handshake has ended well. */
const profileServer = (
  options: TerminalOptions,
  fault: Fault | undefined,
  clientAuthorities: string[] | undefined,
  arriving: ReadonlyMap<string, (secure: TLSSocket) => void>,
): Server => {
  const server = createServer({
    cert: options.certificates.chainPem(wishOf(options, fault)),
    key: options.certificates.keyPem,
    ...(clientAuthorities && { ca: clientAuthorities }),
    requestCert: clientAuthorities !== undefined,
    rejectUnauthorized: clientAuthorities !== undefined,
    ...(fault?.fault === 'tls-1.1-only' && outdated),
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: 30_000,
  })
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  server.on('secureConnection', (secure) => {
    secure.on('error', () => secure.destroy())
    arriving.get(callerOf(secure))?.(secure)
  })
  return server
}

/** Older than 1.2 only; OpenSSL 3 allows that at its lowest security level alone. */
const outdated = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const

const wishOf = (options: TerminalOptions, fault: Fault | undefined): CertificateWish => ({
  variant: (fault && variantOf[fault.fault]) ?? options.usualVariant,
  hosts: options.hosts,
  expiresInDays: options.expiresInDays,
  ...(fault?.params.hoursAgo && { expiredHoursAgo: fault.params.hoursAgo }),
})
