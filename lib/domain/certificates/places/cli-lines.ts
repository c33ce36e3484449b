/** The exact lines to run next on BroadWorks servers, as the vendor's guide writes them; values in <> are the reader's. */

import { ctiClientName } from './bridge-client'
import type { AuthorityPair } from './trust-anchors'

/** XSPs became ADPs with release 24; their command line only changed its name. */
export type BroadworksServer = 'XSP' | 'ADP'

const files = '/var/broadworks/tmp'

type Interface = 'CTI' | 'Http'

const trusts = (server: BroadworksServer, on: Interface) =>
  `${server}_CLI/Interface/${on}/SSLCommonSettings/ClientAuthentication/Trusts>`

/** What tells the aliases of a pair from those of another: its year, and its number where two are of one year. */
function suffixes(pairs: readonly AuthorityPair[]): string[] {
  const years = pairs.map(({ root }) => root.notBefore.year)
  return years.map((year, i) => {
    const before = years.slice(0, i).filter((other) => other === year).length
    return before === 0 ? `${year}` : `${year}-${before + 1}`
  })
}

/** One alias for each certificate. */
function anchorLines(
  server: BroadworksServer,
  on: Interface,
  prefix: string,
  pairs: readonly AuthorityPair[],
): string[] {
  const update = (part: 'root' | 'issuing', suffix: string) =>
    `${trusts(server, on)} updateTrust ${prefix}${part}${suffix} ${files}/${part}${suffix}.txt`
  const lines = suffixes(pairs).flatMap((suffix) => [update('root', suffix), update('issuing', suffix)])
  return [...lines, `${trusts(server, on)} get`]
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
