/** Two partners who only exist to be kept apart: somebody of every kind, and everything that may not leak. */
import { createHash } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { newId } from '@/lib/platform/clock'
import { makeChannel, makeDeadDelivery, makeWindow } from '../../../support/alerts'
import { makeAuthority } from '../../../support/authorities'
import { makeLogo } from '../../../support/brands'
import { makeCluster, makeCustomers, makePartner, makePerson, makeTemplate } from '../../../support/factories'
import { withClient } from '../../../support/postgres'
import { makeChain, makeCloudChain } from '../../../support/stored-chains'
import type { Hub } from '../hub'
import { openSession } from '../session'

/** Every name of the first partner carries it, so that one search finds any leak. */
export const canary = 'Reservado-7F3Q'

export const insiders = ['admin', 'support', 'readOnly', 'assigned'] as const
export const outsiders = ['nobody', 'disabled', 'expired', 'idle'] as const
export type Insider = (typeof insiders)[number]
export type Visitor = Insider | (typeof outsiders)[number] | 'stranger'
export const visitors: readonly Visitor[] = [...insiders, ...outsiders, 'stranger']

const roleOf = { admin: 'full-admin', support: 'support', readOnly: 'read-only', assigned: 'assigned-admin' } as const

export interface Stage {
  partnerId: string
  clusterId: string
  /** An internal authority, and a certificate that it has issued. */
  authorityId: string
  issuedId: string
  /** A stored chain of the cluster, and a file with the cloud's client chain. */
  chainId: string
  cloudChainId: string
  templateId: string
  /** A customer of that template, and a logo of the partner's brand. */
  customerId: string
  logoId: string
  channelId: string
  deliveryId: string
  windowId: string
  /** A colleague whom nobody is signed in as. */
  personId: string
  /** A session of that colleague. */
  sessionId: string
  /** The header `Cookie` of a visitor; a fresh session each time. */
  cookieOf: (visitor: Visitor) => Promise<string>
  personOf: (visitor: Insider) => { id: string; partnerId: string }
}

const dayMs = 86_400_000

export async function setStage(hub: Hub): Promise<Stage> {
  const partner = await makePartner(hub.database, { name: canary })
  const other = await makePartner(hub.database, { name: 'Somebody else' })
  const member = async (key: string, role: string, partnerId = partner.id) => {
    const word = partnerId === partner.id ? canary : 'Stranger'
    const person = await makePerson(hub.database, partnerId, { name: `${word} ${key}`, role })
    return { id: person.id, partnerId }
  }
  const staff = Object.fromEntries(
    await Promise.all(insiders.map(async (key) => [key, await member(key, roleOf[key])] as const)),
  ) as Record<Insider, { id: string; partnerId: string }>
  const [colleague, former, stranger] = await Promise.all([
    member('colleague', 'support'),
    member('former', 'full-admin'),
    member('stranger', 'full-admin', other.id),
  ])
  await hub.database.asPartner(partner.id, (tx) =>
    tx.person.update({ where: { id: former.id }, data: { disabledAt: new Date() } }),
  )
  const cluster = await makeCluster(hub.database, partner.id, { name: `${canary} cluster` })
  const authority = await makeAuthority(hub.database, partner.id, `${canary} authority`)
  const { id: chainId } = await makeChain(hub.database, partner.id, cluster.id, {
    subject: `${canary} chain`,
    host: `${canary.toLowerCase()}.example.com`,
    certificates: rootCertificates[0] ?? '',
  })
  const { id: cloudChainId } = await makeCloudChain(hub.database, partner.id, `${canary} cloud`)
  const template = await makeTemplate(hub.database, partner.id, cluster.id, { name: `${canary} template` })
  const [customer] = await makeCustomers(hub.database, partner.id, template.id, 1, { name: `${canary} customer` })
  const logoId = await makeLogo(hub.database, partner.id)
  const { id: channelId } = await makeChannel(hub.database, partner.id, { name: `${canary} channel`, isOn: false })
  const deliveryId = await makeDeadDelivery(hub.database, partner.id, channelId)
  const planned = { partnerId: partner.id, clusterId: cluster.id, from: 60, until: 120 }
  const windowId = await makeWindow(hub.database, planned)
  const { sessionId } = await openSession(hub, colleague)

  const cookieOf = async (visitor: Visitor): Promise<string> => {
    if (visitor === 'nobody') return ''
    if (visitor === 'stranger') return (await openSession(hub, stranger)).cookie
    if (visitor === 'expired') return (await openSession(hub, staff.admin, new Date(Date.now() - dayMs))).cookie
    if (visitor === 'idle') return (await openSession(hub, staff.admin, new Date(Date.now() - dayMs / 24))).cookie
    return (await openSession(hub, visitor === 'disabled' ? former : staff[visitor])).cookie
  }
  return {
    partnerId: partner.id,
    clusterId: cluster.id,
    ...authority,
    chainId,
    cloudChainId,
    templateId: template.id,
    customerId: customer?.id ?? '',
    logoId,
    ...{ channelId, deliveryId, windowId },
    personId: colleague.id,
    sessionId,
    cookieOf,
    personOf: (visitor) => staff[visitor],
  }
}

const tables = [
  'partner',
  'person',
  'invitation',
  'cluster',
  'customer_template',
  'customer',
  'branding',
  'branding_logo',
  'audit_event',
  'alert_channel',
  'alert_delivery',
  'maintenance_window',
  'certificate_chain',
  'cloud_client_chain',
  'client_identity',
  'certificate_authority',
  'issued_certificate',
  'certificate_revocation',
  'revocation_list',
]

/** What the worker writes by itself is left out: it judges a stored chain again whenever its context changes. */
const columnsOf: Readonly<Record<string, string>> = {
  certificate_chain: '(t.id, t.cluster_id, t.place, t.source, t.host, t.port, t.address, t.certificates)',
}

/** A hash for each table that a form can change, of the partner's rows; the colleague's session included. */
function fingerprintsOf(hub: Hub, stage: Stage): Promise<Map<string, string>> {
  return withClient(hub.ownerUrl, async (client) => {
    const hashes = new Map<string, string>()
    const keep = (table: string, rows: unknown) =>
      hashes.set(table, createHash('sha256').update(JSON.stringify(rows)).digest('hex'))
    for (const table of tables) {
      const key = table === 'partner' ? 'id' : 'partner_id'
      const row = columnsOf[table] ?? 't'
      const { rows } = await client.query(`SELECT ${row}::text AS row FROM ${table} t WHERE ${key} = $1 ORDER BY id`, [
        stage.partnerId,
      ])
      keep(table, rows)
    }
    const { rows } = await client.query('SELECT id FROM session WHERE person_id = $1 ORDER BY id', [stage.personId])
    keep('session', rows)
    return hashes
  })
}

/** Names the tables in which something of the partner changed since. */
export async function watchPartner(hub: Hub, stage: Stage): Promise<() => Promise<string[]>> {
  const before = await fingerprintsOf(hub, stage)
  return async () => {
    const after = await fingerprintsOf(hub, stage)
    return [...after].filter(([table, hash]) => before.get(table) !== hash).map(([table]) => `${table} was changed`)
  }
}

export const absentId = newId()
