/** Builds the command lines that meet a requirement, with the values of this cluster (domain.md 3.2, 5.2, 5.3, 7.2). */
import type { FieldValues } from '../catalogue/field'
import { parseHttpsUrl } from '../net/url-rules'
import { blanks, cli, enterpriseFlagCommand, useProvisioningUrlCommand } from '../provisioning/commands'
import type { Command } from '../provisioning/types'
import type { RequirementId } from './ids'

type Lines = (values: FieldValues) => Command[]

/** The name in the certificate with which the cloud comes to CTI, and of the one a bridge comes with. */
export const webexClientName = 'bwcticlient.webex.com'

const edge = 'XSP|ADP_CLI'
const ctiTrusts = `${edge}/Interface/CTI/SSLCommonSettings/ClientAuthentication/Trusts`
const httpClients = `${edge}/Interface/Http/SSLCommonSettings/ClientAuthentication`
const files = '/var/broadworks/tmp'
const { interfaceAddress } = blanks

const webexChain = (context: string): Command[] => [
  cli(context, `updateTrust webexclientroot2023 ${files}/root2023.txt`),
  cli(context, `updateTrust webexclientissuing2023 ${files}/issuing2023.txt`),
]

const internalAuthority = (context: string): Command[] => [
  cli(context, `updateTrust internalbridgeca ${files}/internal-ca.txt`),
]

/** A bridge ends the cloud's TLS; behind it the XSPs meet the bridge's own certificate. */
const clientTrust = ({ edgeTopology }: FieldValues, context: string): Command[] =>
  edgeTopology === 'tls-bridge' ? internalAuthority(context) : webexChain(context)

const demandsCertificate = (values: FieldValues): Command =>
  cli(
    `${httpClients}/WebApps`,
    `set ${interfaceAddress} ${portOf(values.authenticationServiceUrl)} AuthenticationService clientAuthReq ${values.authenticationServiceType === 'mtls'}`,
  )

const tokenValidation: readonly Command[] = [
  cli(`${edge}/Applications/AuthenticationService/IdentityProviders/Cisco`, 'set clientId CLIENT_ID'),
  cli(`${edge}/Applications/AuthenticationService/IdentityProviders/Cisco`, 'set clientSecret CLIENT_SECRET'),
  cli(`${edge}/Applications/AuthenticationService/IdentityProviders/Cisco`, 'set enabled true'),
  cli(`${edge}/Applications/AuthenticationService/IdentityProviders/Cisco`, 'set ciResponseBodyMaxSizeInBytes 65536'),
  cli(
    `${edge}/Applications/AuthenticationService/IdentityProviders/Cisco/Scopes`,
    'set scope broadworks-connector:user',
  ),
  cli(`${edge}/Applications/AuthenticationService/TokenManagement`, 'set tokenDurationInHours 720'),
]

export const linesOf: Partial<Record<RequirementId, Lines>> = {
  cnps: ({ cnpsHost, cnpsRelease }) => [
    cli('AS_CLI/System/NotificationPushServer', `set url https://${cnpsHost || 'CNPS_HOST'}/nps`),
    cli('XSP_CLI/Applications/NotificationPushServer/FCM', 'set V1Enabled true'),
    ...(cnpsRelease === 'R22'
      ? [cli('XSP_CLI/Applications/NotificationPushServer/APNS/GeneralSettings', 'set HTTP2Enabled true')]
      : []),
  ],
  'use-provisioning-url': () => [useProvisioningUrlCommand],
  'enterprise-flag': () => [enterpriseFlagCommand],
  'call-history': () => [cli('AS_CLI/System/ActivatableFeature', 'activate 25433')],
  tls: ({ xsiActionsUrl }) => [
    cli(
      `${edge}/Interface/Http/HttpServer/SSLSettings/Protocols`,
      `add ${interfaceAddress} ${portOf(xsiActionsUrl)} TLSv1.2`,
    ),
    cli(`${edge}/Interface/CTI/CTIServer/SSLSettings/Protocols`, `add ${interfaceAddress} TLSv1.2`),
  ],
  encoding: () =>
    ['XSP_CLI', 'ADP_CLI'].map((system) =>
      cli(`${system}/Applications/WebContainer/Tomcat/GeneralSettings`, 'set authenticationEncoding UTF-8'),
    ),
  'authentication-service': (values) => {
    if (values.authenticationServiceType === 'mtls') {
      return [...clientTrust(values, `${httpClients}/Trusts`), demandsCertificate(values)]
    }
    return values.broadworksRelease === 'R24' ? [...tokenValidation, demandsCertificate(values)] : [...tokenValidation]
  },
  'outbound-trust': () => [
    cli('ADP_CLI/System/SSLCommonSettings/Trusts/Defaults', 'get'),
    cli('ADP_CLI/System/SSLCommonSettings/Trusts/Defaults', 'importJavaCATrust'),
  ],
  cti: ({ ctiPort }) => [
    cli(`${edge}/Interface/CTI/CTIServer`, `add ${interfaceAddress} ${ctiPort || '8012'} true true true`),
  ],
  'cti-trust': (values) => [
    ...clientTrust(values, ctiTrusts),
    cli(
      `${edge}/System/CommunicationUtility/DefaultSettings/ExternalAuthentication/CertificateAuthentication`,
      'set allowClientApp true',
    ),
  ],
  'client-identity': () => [cli('AS_CLI/System/ClientIdentity', `add ${webexClientName}`)],
}

function portOf(url: FieldValues[string] | undefined): number {
  const parsed = parseHttpsUrl(String(url ?? ''))
  return parsed.ok ? parsed.value.port : 443
}
