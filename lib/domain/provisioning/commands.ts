/** Builds the lines to copy into BroadWorks: AS and XSP command lines and OCI requests (domain.md 5.2). */
import type { Command } from './types'

/** A line of a BroadWorks command line interface; `context` without its leading slash. */
export function cli(context: string, text: string): Command {
  return { prompt: `${context}>`, text }
}

/** Where a person puts in what the hub cannot know or never shows again. */
export const blanks = {
  enterprise: 'ENTERPRISE_ID',
  user: 'USER_ID',
  password: 'PROVISIONING_PASSWORD',
  interfaceAddress: 'INTERFACE_IP',
} as const

/** The system level of the AS. The password is never printed. */
export function systemMessagingCommands(adapterUrl: string, accountName: string): Command[] {
  return [
    cli('AS_CLI/Interface/Messaging', `set provisioningUrl ${adapterUrl}`),
    cli('AS_CLI/Interface/Messaging', `set provisioningUserId ${accountName}`),
    cli('AS_CLI/Interface/Messaging', `set provisioningPassword ${blanks.password}`),
    cli('AS_CLI/Interface/Messaging', 'set enableSynchronization true'),
  ]
}

/** Integrated IM&P at system level; the service domain is read by nobody (domain.md 5.2). */
export function integratedImpCommands(): Command[] {
  return [
    cli('AS_CLI/Service/IntegratedIMP', 'set serviceDomain example.com'),
    cli('AS_CLI/Service/IntegratedIMP/DefaultAttribute', 'set userAttrIsActive true'),
  ]
}

export const useProvisioningUrlCommand = cli(
  'AS_CLI/Maintenance/ContainerOptions',
  'add provisioning bw.imp.useProvisioningUrl true',
)

export const enterpriseFlagCommand = cli(
  'AS_CLI/Maintenance/ContainerOptions',
  'add provisioning bw.msg.includeIsEnterpriseInOSSschema true',
)

/** One enterprise with its own provisioning URL; it wins over the system level. */
export function enterpriseMessagingRequest(adapterUrl: string, accountName: string, enterprise: string): Command {
  return oci('ServiceProviderIntegratedIMPModifyRequest', [
    ['serviceProviderId', enterprise],
    ['useSystemServiceDomain', 'false'],
    ['serviceDomain', 'example.com'],
    ['useSystemMessagingServer', 'false'],
    ['provisioningUrl', adapterUrl],
    ['provisioningUserId', accountName],
    ['provisioningPassword', blanks.password],
    ['defaultImpIdType', 'Primary'],
  ])
}

/** One enterprise back on the system level. */
export function systemLevelRequest(enterprise: string): Command {
  return oci('ServiceProviderIntegratedIMPModifyRequest', [
    ['serviceProviderId', enterprise],
    ['useSystemServiceDomain', 'true'],
    ['useSystemMessagingServer', 'true'],
  ])
}

/** Integrated IM&P for one user: what starts flow-through provisioning. */
export function userImpRequest(): Command {
  return oci('UserIntegratedIMPModifyRequest', [
    ['userId', blanks.user],
    ['isActive', 'true'],
  ])
}

function oci(request: string, elements: readonly (readonly [name: string, value: string])[]): Command {
  const lines = elements.map(([name, value]) => `  <${name}>${escaped(value)}</${name}>`)
  return {
    prompt: 'OCI-P',
    text: [`<command xsi:type="${request}" xmlns="">`, ...lines, '</command>'].join('\n'),
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (letter) => entities[letter] ?? letter)
}
