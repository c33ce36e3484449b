/** Storing the certificates of a place: judged where they stand, told once to history and audit, walled off. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { HeldPlace } from '@/lib/domain/certificates/held/held-place'
import { storeChain } from '@/lib/features/certificates/operations/store-chain'
import { chainsOfCluster } from '@/lib/features/certificates/store/chains'
import { authoritiesIn } from '@/lib/lab/certificates/authorities'
import { actorOf } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner } from '@/tests/support/factories'

const directory = mkdtempSync(join(tmpdir(), 'partner-hub-authorities-'))
const { internalRoot, bridgeClient, issuing } = authoritiesIn(directory, new Date())
afterAll(() => rmSync(directory, { recursive: true, force: true }))

let actor: ReturnType<typeof actorOf>
let clusterId: string

beforeEach(async () => {
  const { database } = testDatabase()
  actor = actorOf((await makePartner(database)).id)
  clusterId = (await makeCluster(database, actor.partnerId, { edgeTopology: 'tls-bridge' })).id
})

const inPartner = <T>(run: Parameters<ReturnType<typeof testDatabase>['database']['asPartner']>[1], who = actor) =>
  testDatabase().database.asPartner(who.partnerId, run) as Promise<T>

const store = (place: HeldPlace, certificatesPem: string, who = actor) =>
  testDatabase().database.asPartner(who.partnerId, (tx) =>
    storeChain(tx, who, { clusterId, place, source: 'uploaded', certificatesPem }),
  )

const stored = async () =>
  (await inPartner<Awaited<ReturnType<typeof chainsOfCluster>>>((tx) => chainsOfCluster(tx, clusterId))).map(
    ({ place, subject, worst, worstCheck }) => [place, subject, worst, worstCheck],
  )

describe('storing a chain', () => {
  it('judges it in its place, and again once the authority that it needs is trusted', async () => {
    expect(await store('bridge-client', bridgeClient.certificatePem)).toMatchObject({ ok: true })
    expect(await stored()).toEqual([['bridge-client', 'bwcticlient.webex.com', 'broken', 'intermediates-present']])
    expect(await store('bridge-trust', internalRoot.certificatePem)).toMatchObject({ ok: true })
    expect(await stored()).toEqual([
      ['bridge-client', 'bwcticlient.webex.com', 'met', null],
      ['bridge-trust', 'Simulated Internal CA', 'met', null],
    ])
  })

  it('replaces what was there, and tells history and audit of each time once', async () => {
    await store('bridge-trust', issuing.certificatePem)
    await store('bridge-trust', internalRoot.certificatePem)
    const [changes, audit] = await inPartner<[{ kind: string }[], { action: string }[]]>(async (tx) => [
      await tx.certificateChange.findMany({ orderBy: { occurredAt: 'asc' } }),
      await tx.auditEvent.findMany(),
    ])
    expect(changes.map(({ kind }) => kind)).toEqual(['stored', 'replaced'])
    expect(audit.map(({ action }) => action)).toEqual(['certificate.stored', 'certificate.stored'])
  })

  it('refuses a private key, a place that the topology lacks, and a cluster of another partner, and stores nothing', async () => {
    const { database } = testDatabase()
    const key = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n'
    expect(await store('bridge-client', bridgeClient.certificatePem + key)).toMatchObject({
      problem: { code: 'certificate-private-key' },
    })
    const stranger = actorOf((await makePartner(database)).id)
    expect(await store('bridge-client', bridgeClient.certificatePem, stranger)).toMatchObject({
      problem: { code: 'not-found' },
    })
    await inPartner((tx) => tx.cluster.updateMany({ data: { edgeTopology: 'xsp-in-dmz' } }))
    expect(await store('bridge-client', bridgeClient.certificatePem)).toMatchObject({
      problem: { code: 'certificate-place-unknown' },
    })
    expect(await stored()).toEqual([])
  })
})
