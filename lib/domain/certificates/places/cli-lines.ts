/** The exact lines to run next on BroadWorks servers, as the vendor's guide writes them; values in <> are the reader's. */

import { ctiClientName } from './bridge-client'
import type { AuthorityPair } from './trust-anchors'

/** XSPs became ADPs with release 24; their command line only changed its name. */
export type BroadworksServer = 'XSP' | 'ADP'

const files = '/var/broadworks/tmp'

type Interface = 'CTI' | 'Http'

const trusts = (server: BroadworksServer, on: Interface) =>
  `${server}_CLI/Interface/${on}/SSLCommonSettings/ClientAuthentication/Trusts>`

/** One alias for each certificate; the year keeps old and new apart. */
function anchorLines(
  server: BroadworksServer,
  on: Interface,
  prefix: string,
  pairs: readonly AuthorityPair[],
): string[] {
  const update = (part: 'root' | 'issuing', year: number) =>
    `${trusts(server, on)} updateTrust ${prefix}${part}${year} ${files}/${part}${year}.txt`
  const lines = pairs.flatMap(({ root, issuing }) => [
    update('root', root.notBefore.year),
    update('issuing', issuing.notBefore.year),
  ])
  return [...new Set(lines), `${trusts(server, on)} get`]
}

export const ctiTrustLines = (server: BroadworksServer, prefix: string, pairs: readonly AuthorityPair[]): string[] => [
  ...anchorLines(server, 'CTI', prefix, pairs),
  `${server}_CLI/System/CommunicationUtility/DefaultSettings/ExternalAuthentication/CertificateAuthentication> set allowClientApp true`,
  `${server}_CLI/Interface/CTI/CTIServer> add <interface IP> 8012 true true true`,
]

export const authenticationLines = (
  server: BroadworksServer,
  type: 'ci-token' | 'mtls',
  pairs: readonly AuthorityPair[],
): string[] => [
  ...(type === 'mtls' ? anchorLines(server, 'Http', 'webexclient', pairs) : []),
  `${server}_CLI/Interface/Http/SSLCommonSettings/ClientAuthentication/WebApps> set <interface IP> <port> AuthenticationService clientAuthReq ${type === 'mtls'}`,
]

export const clientIdentityLines = (): string[] => [
  `AS_CLI/System/ClientIdentity> add ${ctiClientName}`,
  'AS_CLI/System/ClientIdentity> get',
]

export const serverCertificateLines = (server: BroadworksServer): string[] => [
  `${server}_CLI/Interface/CTI/CTIServer> get`,
  `${server}_CLI/Interface/CTI/CTIServer/SSLSettings/Certificates> sslUpdate <interface IP> keyFile </path/to/key> certificateFile </path/to/certificate> chainFile </path/to/chain>`,
]

export const protocolLines = (server: BroadworksServer): string[] => [
  `${server}_CLI/Interface/Http/HttpServer/SSLSettings/Protocols> add <interface IP> 443 TLSv1.2`,
  `${server}_CLI/Interface/CTI/CTIServer/SSLSettings/Protocols> add <interface IP> TLSv1.2`,
]
