/** What every end-to-end worker starts with: two partners, their people, a network, and a cluster that is already there. */
import type { LabCluster, LabStory } from '@/lib/lab/story'
import { hashPassword } from '@/lib/platform/auth/passwords'
import { newId } from '@/lib/platform/clock'
import type { Database } from '@/lib/platform/db/database'
import { makeChannel } from '../../support/alerts'
import { makeAuthority } from '../../support/authorities'
import { makeCluster, makePartner, makePerson } from '../../support/factories'
import { makeChain, makeCloudChain, makePair } from '../../support/stored-chains'

export const password = 'correct horse battery'

const account = { userId: 'probe@example.com', password: 'Señal-2026-ñandú' }
const device = { userId: 'device', password: 'wxt-profile-7' }

export const network: LabStory = {
  clusters: [
    {
      key: 'malaga',
      name: 'Málaga',
      domain: 'malaga.example.com',
      edge: 'tls-passthrough',
      testAccount: account,
      device,
    },
    {
      key: 'steady',
      name: 'Steady',
      domain: 'steady.example.com',
      edge: 'tls-passthrough',
      testAccount: account,
      device,
    },
    ...(['tls-bridge', 'tls-passthrough', 'xsp-in-dmz'] as const).map((edge) => ({
      key: edge,
      name: edge,
      domain: `${edge}.example.com`,
      edge,
      testAccount: account,
      device,
    })),
    { key: 'other', name: 'Other', domain: 'other.example.com', edge: 'tls-passthrough', testAccount: account, device },
  ],
}

export const people = {
  admin: { email: 'ana@norte.example', name: 'Ana Admin', role: 'full-admin' },
  support: { email: 'luis@norte.example', name: 'Luis Prado', role: 'support' },
  readOnly: { email: 'rosa@norte.example', name: 'Rosa Vera', role: 'read-only' },
  stranger: { email: 'sara@sur.example', name: 'Sara Sur', role: 'full-admin' },
} as const

export type PersonKey = keyof typeof people

export interface Story {
  partnerId: string
  otherPartnerId: string
  steadyClusterId: string
  /** An internal authority of the first partner. */
  authorityId: string
  /** A stored chain of the steady cluster. */
  chainId: string
  otherClusterId: string
  /** An alert channel of the first partner. */
  channelId: string
}

export function clusterColumns(cluster: LabCluster) {
  return { ...cluster.urls, ctiHost: cluster.ctiHost, ctiPort: cluster.ctiPort, xsiDomain: cluster.xsiDomain }
}

export async function tellStory(database: Database, clusterOf: (key: string) => LabCluster): Promise<Story> {
  const passwordHash = await hashPassword(password)
  const north = await makePartner(database, { name: 'Norte Telecom' })
  const south = await makePartner(database, { name: 'Sur Mobile' })
  for (const [key, person] of Object.entries(people)) {
    const partner = key === 'stranger' ? south : north
    await makePerson(database, partner.id, { ...person, passwordHash, passwordChangedAt: new Date() })
  }
  const steady = await makeCluster(database, north.id, {
    id: newId(),
    name: 'Steady',
    ...clusterColumns(clusterOf('steady')),
  })
  const other = await makeCluster(database, south.id, {
    id: newId(),
    name: 'Other',
    ...clusterColumns(clusterOf('other')),
  })
  const { authorityId } = await makeAuthority(database, north.id, 'Norte bridges')
  const { id: chainId } = await makeChain(database, north.id, steady.id, {
    place: 'webex-trust',
    source: 'uploaded',
    host: '',
    port: 0,
    address: '',
    subject: 'Norte Root',
    certificates: Object.values(makePair('Norte')).join(''),
  })
  await makeCloudChain(database, north.id, 'Chain of the simulated network')
  const { id: channelId } = await makeChannel(database, north.id, { name: 'Quiet system', isOn: false })
  return {
    channelId,
    partnerId: north.id,
    authorityId,
    chainId,
    otherPartnerId: south.id,
    steadyClusterId: steady.id,
    otherClusterId: other.id,
  }
}
