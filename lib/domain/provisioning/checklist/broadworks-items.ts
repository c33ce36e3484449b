/** Decides what a method needs on the BroadWorks side, with the lines to copy (domain.md 3.1, 5.2). */
import type { FieldValues } from '../../catalogue/field'
import { patchesOf } from '../../requirements/patches'
import {
  blanks,
  enterpriseFlagCommand,
  enterpriseMessagingRequest,
  integratedImpCommands,
  systemMessagingCommands,
  useProvisioningUrlCommand,
  userImpRequest,
} from '../commands'
import type { ChecklistItem, Command, ProvisioningMethod } from '../types'
import type { ChecklistFacts } from './facts'

type Cluster = NonNullable<ChecklistFacts['cluster']>

const item = (id: string, rest: Partial<ChecklistItem> = {}): ChecklistItem => ({
  id,
  place: 'broadworks',
  state: 'to-confirm',
  reason: 'to-confirm',
  weight: 'needed',
  commands: [],
  source: 'source',
  ...rest,
})

/** What people confirm on the cluster's requirements page, and templates with flow-through need. */
const confirmable = ['patch', 'use-provisioning-url', 'enterprise-flag'] as const

const commandsOf: Record<(typeof confirmable)[number], Command[]> = {
  patch: [],
  'use-provisioning-url': [useProvisioningUrlCommand],
  'enterprise-flag': [enterpriseFlagCommand],
}

export function broadworksItemsOf(
  method: ProvisioningMethod,
  values: FieldValues,
  facts: ChecklistFacts,
): ChecklistItem[] {
  const flowThrough = method.startsWith('flow-through') ? flowThroughItemsOf(values, facts) : []
  return [item('users'), ...flowThrough, ...mailItemsOf(method, values)]
}

function flowThroughItemsOf(values: FieldValues, facts: ChecklistFacts): ChecklistItem[] {
  const { cluster } = facts
  return [
    provisioningUrlItemOf(values, facts),
    item('integrated-imp', { commands: [...integratedImpCommands(), userImpRequest()], source: 'guide' }),
    ...(cluster
      ? confirmable.map((id) => confirmedItemOf(id, cluster))
      : [item('cluster-open', { state: 'lacking', reason: 'lacking', field: 'clusterId' })]),
    ...(cluster ? [connectionItemOf(cluster)] : []),
  ]
}

function provisioningUrlItemOf(values: FieldValues, { adapterUrl, lastMessageAt }: ChecklistFacts): ChecklistItem {
  const account = String(values.provisioningAccountName ?? '') || 'PROVISIONING_ACCOUNT'
  if (!adapterUrl) return item('provisioning-url', { reason: 'after-saving', source: 'guide' })
  const commands = [
    ...systemMessagingCommands(adapterUrl, account),
    enterpriseMessagingRequest(adapterUrl, account, blanks.enterprise),
  ]
  return lastMessageAt
    ? item('provisioning-url', {
        state: 'met',
        reason: 'met',
        params: { at: lastMessageAt },
        commands,
        source: 'guide',
      })
    : item('provisioning-url', { reason: 'no-message', commands, source: 'guide' })
}

function confirmedItemOf(id: (typeof confirmable)[number], cluster: Cluster): ChecklistItem {
  const confirmation = cluster.confirmed[id]
  const patches = patchesOf(cluster.release).flowThrough
  const params = { release: cluster.release, cluster: cluster.name, patch: patches.join(', ') }
  const commands = commandsOf[id]
  const base = { params, commands, source: id === 'use-provisioning-url' ? ('guide' as const) : ('source' as const) }
  if (confirmation)
    return item(id, { ...base, state: 'met', reason: 'confirmed', params: { ...params, ...confirmation } })
  if (id === 'patch' && patches.length === 0) return item(id, { ...base, reason: 'none-named' })
  return item(id, { ...base, confirmAt: { page: 'requirements', clusterId: cluster.id } })
}

function connectionItemOf({ adapterPath, adapterProxyHost }: Cluster): ChecklistItem {
  return adapterPath === 'proxy'
    ? item('connection', { reason: 'proxy', params: { host: adapterProxyHost } })
    : item('connection', { reason: 'direct' })
}

function mailItemsOf(method: ProvisioningMethod, values: FieldValues): ChecklistItem[] {
  if (!method.endsWith('-trusted')) return []
  const email = item('email', { reason: method === 'api-trusted' ? 'api' : 'to-confirm' })
  return values.authenticationMode === 'broadworks' ? [email, item('alternate-id', { weight: 'advised' })] : [email]
}
