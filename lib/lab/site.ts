/** Builds one site of a cluster: the address that DNS shows and the servers behind it. */
import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Authorities } from './certificates/authorities'
import { privateKeyPem } from './certificates/issue'
import type { CertificateVariant, ServerCertificates } from './certificates/server-certificates'
import { type Backend, bridgeStream, createBridge, createChoice, internalNameOf, passThrough } from './edge/balancer'
import { createDoor, type Door } from './edge/door'
import { createTerminal, type Terminal } from './edge/terminal'
import type { FaultRegistry } from './faults/registry'
import { hostsOf, interfacesAt, ports } from './layout'
import type { LabCluster, LabSite } from './story'
import { createXspWeb } from './xsp/web'

export interface SiteContext {
  cluster: LabCluster
  site: LabSite
  faults: FaultRegistry
  authorities: Authorities
  certificates: ServerCertificates
}

/** Things that start and stop together. */
export interface Running {
  start(): Promise<void>
  stop(): Promise<void>
}

type Accept = (socket: Socket, host: string | undefined) => void
type Port = typeof ports.https | typeof ports.cti

export const buildSite = (context: SiteContext): Running[] => {
  const { cluster, site } = context
  const servers = site.xsps.flatMap((xsp) => buildXsp(context, xsp))
  if (cluster.edge === 'xsp-in-dmz') return servers
  return [...servers, ...(cluster.edge === 'tls-bridge' ? buildBridge(context) : buildPassThrough(context))]
}

const doorOf = (context: SiteContext, port: Port, accept: Accept, xsp?: { key: string; address: string }): Door => {
  const { cluster, site, faults } = context
  const isHidden = xsp !== undefined && xsp.address !== site.address
  return createDoor({
    address: xsp?.address ?? site.address,
    port,
    place: { cluster: cluster.key, address: site.address, ...(xsp && { xsp: xsp.key }) },
    interfacesAt: (host) => interfacesAt(cluster, port, host),
    faults,
    listensTo: isHidden ? 'its-own-faults' : 'its-address',
    accept,
  })
}

interface TerminalWish {
  port: Port
  variant: CertificateVariant
  hosts: string[]
  xsp?: { key: string }
  /** Who signs the clients that must show a certificate. */
  clientAuthoritiesPem: string[]
  listensTo: 'its-address' | 'its-own-faults'
  onSecure(socket: TLSSocket): void
}

const terminalOf = (context: SiteContext, wish: TerminalWish): Terminal => {
  const { cluster, site, faults, certificates } = context
  return createTerminal({
    certificates,
    hosts: wish.hosts,
    usualVariant: wish.variant,
    expiresInDays: cluster.story.certificateExpiresInDays ?? 200,
    clientAuthoritiesPem: (host) => (demandsCertificate(cluster, wish, host) ? wish.clientAuthoritiesPem : undefined),
    tlsFault: (host) => {
      const place = { cluster: cluster.key, address: site.address, interfaces: interfacesAt(cluster, wish.port, host) }
      const fault = faults.at('tls', { ...place, ...(wish.xsp && { xsp: wish.xsp.key }), ...(host && { host }) })
      return wish.listensTo === 'its-address' || fault?.xsp ? fault : undefined
    },
    onSecure: wish.onSecure,
  })
}

const demandsCertificate = (cluster: LabCluster, wish: TerminalWish, host: string | undefined): boolean =>
  wish.port === ports.cti ||
  wish.variant === 'internal' ||
  (cluster.authentication === 'mtls' && host === cluster.hosts['authentication-service'])

const cloudAuthorities = ({ authorities }: SiteContext): string[] => [
  authorities.cloudRoot.certificatePem,
  authorities.cloudIssuing.certificatePem,
]

/** One server: its web applications, and CTI, which is spoken no further than the handshake. */
const buildXsp = (context: SiteContext, xsp: { key: string; address: string }): Running[] => {
  const { cluster, site, faults, authorities } = context
  const web = createXspWeb({ cluster, address: site.address, xspKey: xsp.key, faults })
  const isBehindBridge = cluster.edge === 'tls-bridge'
  const common = {
    variant: isBehindBridge ? ('internal' as const) : ('good' as const),
    hosts: isBehindBridge ? [internalNameOf(xsp.key)] : hostsOf(cluster),
    clientAuthoritiesPem: isBehindBridge ? [authorities.internalRoot.certificatePem] : cloudAuthorities(context),
    xsp,
    listensTo: isBehindBridge ? ('its-own-faults' as const) : ('its-address' as const),
  }
  const https = terminalOf(context, {
    ...common,
    port: ports.https,
    onSecure: (socket) => web.server.emit('connection', socket),
  })
  const cti = terminalOf(context, { ...common, port: ports.cti, onSecure: holdOpen })
  const httpsDoor = doorOf(context, ports.https, https.accept, xsp)
  return [
    {
      start: httpsDoor.start,
      stop: async () => {
        web.stop()
        await httpsDoor.stop()
      },
    },
    doorOf(context, ports.cti, cti.accept, xsp),
  ]
}

/** What CTI says after the handshake is proprietary: nothing is said. */
const holdOpen = (socket: TLSSocket): void => {
  socket.resume().on('end', () => socket.destroy())
}

const backendsOf = ({ site }: SiteContext, port: Port): Backend[] =>
  site.xsps.map((xsp) => ({ key: xsp.key, address: xsp.address, port }))

const keepsSessions = ({ cluster, site, faults }: SiteContext): boolean =>
  (cluster.story.affinity ?? true) &&
  faults.at('session', { cluster: cluster.key, address: site.address, interfaces: ['xsi-events'] })?.fault !==
    'affinity-lost'

/** A balancer that sees no cookie leads a client back by its address: here all clients have one, so to the first server. */
const buildPassThrough = (context: SiteContext): Running[] =>
  [ports.https, ports.cti].map((port) => {
    const backends = backendsOf(context, port)
    const choose = createChoice(backends, () => keepsSessions(context))
    return doorOf(context, port, (socket) => passThrough(socket, choose(backends[0]?.key)))
  })

const buildBridge = (context: SiteContext): Running[] => {
  const { cluster, authorities } = context
  const credentials = {
    authorityPem: authorities.internalRoot.certificatePem,
    certificatePem: authorities.bridgeClient.certificatePem,
    keyPem: privateKeyPem(authorities.bridgeClient.privateKey),
  }
  const bridge = createBridge({
    choose: createChoice(backendsOf(context, ports.https), () => keepsSessions(context)),
    credentials,
  })
  const chooseCti = createChoice(backendsOf(context, ports.cti), () => false)
  const http: Server = createServer((request, response) => bridge.answer(request, response))
  const common = {
    variant: 'good' as const,
    hosts: hostsOf(cluster),
    clientAuthoritiesPem: cloudAuthorities(context),
    listensTo: 'its-address' as const,
  }
  const https = terminalOf(context, {
    ...common,
    port: ports.https,
    onSecure: (socket) => http.emit('connection', socket),
  })
  const cti = terminalOf(context, {
    ...common,
    port: ports.cti,
    onSecure: (socket) => bridgeStream(socket, chooseCti(undefined), credentials),
  })
  const httpsDoor = doorOf(context, ports.https, https.accept)
  return [
    {
      start: httpsDoor.start,
      stop: async () => {
        bridge.stop()
        await httpsDoor.stop()
      },
    },
    doorOf(context, ports.cti, cti.accept),
  ]
}
