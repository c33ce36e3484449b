/** What people know: the cloud's client chain through a roll-over, entries of ClientIdentity, trust that was installed. */
import { beforeEach, describe, expect, it } from 'vitest'
import { addCloudChain, restoreCloudChain, retireCloudChain } from '@/lib/features/certificates/operations/cloud-chain'
import { confirmIdentity, confirmTrust } from '@/lib/features/certificates/operations/confirm'
import { readCloudPage, readCloudPem } from '@/lib/features/certificates/operations/read-cloud'
import { readClusterCertificates } from '@/lib/features/certificates/operations/read-cluster'
import { readChainPage } from '@/lib/features/certificates/operations/show'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { judgeDue } from '@/tests/support/certificate-work'
import { actorOf } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner } from '@/tests/support/factories'
import { makePair } from '@/tests/support/stored-chains'

const [old, next] = [makePair('Old'), makePair('Next')]
let actor: ReturnType<typeof actorOf>
let stranger: ReturnType<typeof actorOf>
let clusterId: string

beforeEach(async () => {
  const { database } = testDatabase()
  actor = actorOf((await makePartner(database)).id)
  stranger = actorOf((await makePartner(database)).id)
  clusterId = (await makeCluster(database, actor.partnerId)).id
})

const inPartner = <T>(run: (tx: Tx) => Promise<T>, who = actor) => testDatabase().database.asPartner(who.partnerId, run)
const add = (name: string, certificates: string, who = actor) => addCloudChain(who, { id: newId(), name, certificates })
const idOf = async (name: string) => (await inPartner(readCloudPage)).find((one) => one.name === name)?.id ?? ''
const stateOf = async (place: string) =>
  (await inPartner((tx) => readClusterCertificates(tx, clusterId)))?.places.find((one) => one.place === place)?.state
const audited = async () => (await inPartner((tx) => tx.auditEvent.findMany())).map(({ action }) => action)

describe("the cloud's client chain", () => {
  it('is paired by who signed whom, whatever the order of the file', async () => {
    const file = next.issuing + old.root + old.issuing + next.root
    expect(await add('Both', file)).toMatchObject({ ok: true })
    const [chain] = await inPartner(readCloudPage)
    const pairs = chain?.pairs.map(({ root, issuing }) => [root.name, issuing.name]).toSorted()
    expect(pairs).toEqual([
      ['Next Root', 'Next Issuing'],
      ['Old Root', 'Old Issuing'],
    ])
    expect((await inPartner(readCloudPem))?.match(/BEGIN CERTIFICATE/g)).toHaveLength(4)
  })

  it.each([
    ['a root alone', old.root, 'cloud-chain-incomplete'],
    ['an issuing authority without its root', old.issuing + next.root, 'cloud-chain-incomplete'],
    ['a pair with something else', old.root + old.issuing + next.root, 'cloud-chain-incomplete'],
    ['no certificate', 'hello', 'certificate-none'],
    ['a web page', '<html><body>Sign in</body></html>', 'certificate-html'],
    ['what is cut off', old.root.slice(0, 200), 'certificate-truncated'],
  ])('refuses %s and stores nothing', async (_what, file, code) => {
    expect(await add('Wrong', file)).toMatchObject({ problem: { fields: { certificates: { code } } } })
    expect(await inPartner(readCloudPage)).toEqual([])
    expect(await audited()).toEqual([])
  })

  it('overlaps while it rolls over: trust lacks the new pair until it is installed, and the old one may then go', async () => {
    await add('Old', old.issuing + old.root)
    await confirmTrust(actor, { clusterId })
    await confirmIdentity(actor, { clusterId, identities: 'bwcticlient.webex.com' })
    const trusted = await inPartner((tx) => tx.certificateChain.findFirstOrThrow())
    expect(trusted.worst).toBe('met')

    await add('New', next.issuing + next.root)
    expect(await stateOf('webex-trust')).toBe('broken')
    await judgeDue(actor.partnerId)
    const judged = await inPartner((tx) => readChainPage(tx, trusted.id))
    expect([judged?.worst, judged?.worstCheck]).toEqual(['broken', 'anchors-root'])
    expect(judged?.history.map(({ kind }) => kind)).toEqual(['judged', 'stored'])

    await confirmTrust(actor, { clusterId })
    expect(await stateOf('webex-trust')).toBe('unknown')
    expect(await retireCloudChain(actor, { id: await idOf('Old') })).toMatchObject({ ok: true })
    expect(await retireCloudChain(actor, { id: await idOf('New') })).toMatchObject({
      problem: { code: 'cloud-chain-last' },
    })
    expect(await restoreCloudChain(actor, { id: await idOf('Old') })).toMatchObject({ ok: true })
    expect(await audited()).toEqual([
      'certificate.cloud-chain-added',
      'certificate.stored',
      'certificate.identity-confirmed',
      'certificate.cloud-chain-added',
      'certificate.stored',
      'certificate.cloud-chain-retired',
      'certificate.cloud-chain-added',
    ])
  })

  it('is known only once, and a double submit is one', async () => {
    const id = newId()
    const twice = { id, name: 'Old', certificates: old.root + old.issuing }
    expect(await addCloudChain(actor, twice)).toMatchObject({ ok: true })
    expect(await addCloudChain(actor, twice)).toMatchObject({ ok: true })
    expect(await add('Again', old.issuing + old.root)).toMatchObject({
      problem: { fields: { certificates: { code: 'cloud-chain-known' } } },
    })
    expect(await inPartner(readCloudPage)).toHaveLength(1)
  })

  it('belongs to its partner alone', async () => {
    await add('Ours', old.issuing + old.root)
    const id = await idOf('Ours')
    expect(await retireCloudChain(stranger, { id })).toMatchObject({ problem: { code: 'not-found' } })
    expect(await inPartner(readCloudPem, stranger)).toBeNull()
    expect(await confirmTrust(actor, { clusterId: newId() })).toMatchObject({ problem: { code: 'not-found' } })
    expect(await confirmTrust(stranger, { clusterId })).toMatchObject({ problem: { code: 'not-found' } })
    const bare = (await makeCluster(testDatabase().database, stranger.partnerId)).id
    expect(await confirmTrust(stranger, { clusterId: bare })).toMatchObject({ problem: { code: 'cloud-chain-none' } })
    expect(await confirmIdentity(stranger, { clusterId, identities: 'x.example' })).toMatchObject({
      problem: { code: 'not-found' },
    })
    expect(await inPartner((tx) => readClusterCertificates(tx, clusterId), stranger)).toBeNull()
  })
})

describe('ClientIdentity', () => {
  it('is what was confirmed last, and each time is told', async () => {
    expect(await stateOf('client-identity')).toBe('unknown')
    await confirmIdentity(actor, { clusterId, identities: 'other.example.com' })
    expect(await stateOf('client-identity')).toBe('broken')
    await confirmIdentity(actor, { clusterId, identities: 'other.example.com\r\nbwcticlient.webex.com' })
    expect(await stateOf('client-identity')).toBe('met')
    expect(await audited()).toEqual(['certificate.identity-confirmed', 'certificate.identity-confirmed'])
  })
})
