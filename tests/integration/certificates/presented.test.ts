/** Background checks: what each address presents is judged in its place; a change is recorded once, an unchanged chain costs no write. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chainTable } from '@/lib/domain/certificates/held/table'
import { tableQueryOf } from '@/lib/domain/table/query'
import { recordNoticed } from '@/lib/features/certificates/jobs'
import { readPage } from '@/lib/features/certificates/operations/list'
import { collectNoticed, followWithChains } from '@/lib/features/certificates/operations/notice'
import { readClusterCertificates } from '@/lib/features/certificates/operations/read-cluster'
import { readChainPage } from '@/lib/features/certificates/operations/show'
import { forgetJudgements } from '@/lib/features/certificates/store/chains'
import { createCluster } from '@/lib/features/clusters/operations/create'
import { credentialsOf } from '@/lib/features/clusters/operations/secrets'
import { findCluster, valuesOf } from '@/lib/features/clusters/store'
import { probeAll, targetsOfKinds } from '@/lib/features/health/operations/probe'
import { recordResults } from '@/lib/features/health/operations/record'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { probeInterface } from '@/lib/platform/net/interface-probe'
import { judgeDue } from '@/tests/support/certificate-work'
import { actorOf, lookAt, parsedLabValues } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makePartner } from '@/tests/support/factories'
import { misbehaviours } from '@/tests/support/misbehaving-servers'
import { type Listening, listenTls, optionsFor, resolverOf, targetAt, versionsAnswer } from '@/tests/support/probing'
import { issue } from '@/tests/support/test-authority'

let lab: Lab
let actor: ReturnType<typeof actorOf>
let clusterId: string

const account = { userId: 'probe@norte.example.com', password: 'Señal-2026-ñandú' }

beforeAll(async () => {
  lab = await startLab({
    story: {
      clusters: [
        {
          key: 'norte',
          name: 'Norte',
          domain: 'norte.example.com',
          edge: 'tls-passthrough',
          testAccount: account,
          device: account,
        },
      ],
    },
  })
  lookAt(lab)
  collectNoticed()
})
afterAll(() => lab.stop())
beforeEach(async () => {
  actor = actorOf((await makePartner(testDatabase().database)).id)
  const values = parsedLabValues(lab, 'norte')
  const outcome = await createCluster(actor, { id: newId(), values, confirmation: 'Norte' })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
  clusterId = outcome.value.id
  await recordNoticed()
})
afterEach(() => lab.clearFault())

const inPartner = <T>(run: (tx: Tx) => Promise<T>) => testDatabase().database.asPartner(actor.partnerId, run)

const chains = () => inPartner((tx) => tx.certificateChain.findMany({ orderBy: [{ port: 'asc' }, { address: 'asc' }] }))
const changes = async () =>
  (await inPartner((tx) => tx.certificateChange.findMany({ orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }] }))).map(
    ({ kind, worst, worstCheck }) => [kind, worst, worstCheck],
  )

/** One background check of the XSI actions interface, recorded as the worker does. */
async function checkOnce(): Promise<void> {
  const row = await inPartner((tx) => findCluster(tx, clusterId))
  if (!row) throw new Error('no cluster')
  const targets = targetsOfKinds(['xsi-actions'], valuesOf(row), credentialsOf(row))
  if (!targets.ok) throw new Error('no targets')
  const [checked] = await probeAll(targets.value, {})
  if (!checked) throw new Error('no result')
  await inPartner(async (tx) => {
    const one = await tx.clusterInterface.findFirstOrThrow({ where: { clusterId, kind: 'xsi-actions' } })
    const found = { interfaceId: one.id, clusterId, clusterVersion: row.version, result: checked.result }
    await recordResults(tx, actor.partnerId, [found])
  })
  await recordNoticed()
}

describe('the chain of an address', () => {
  it('is stored once for each name, port and address, and wholly met once its protocols were asked for', async () => {
    const seen = (await chains()).map(({ host, port, worst, worstCheck }) => `${host}:${port} ${worst} ${worstCheck}`)
    const once = ['cti.norte.example.com:8012', 'dms.norte.example.com:8443', 'xsi.norte.example.com:8443']
    expect(seen.toSorted()).toEqual(once.flatMap((place) => Array(2).fill(`${place} unknown tls-1-2-offered`)))
    expect(await judgeDue(actor.partnerId)).toBe(6)
    expect((await chains()).map(({ worst }) => worst)).toEqual(Array(6).fill('met'))
    expect(await judgeDue(actor.partnerId)).toBe(0)
  })

  it('is written again only when it differs: a change and its repair are each told once', async () => {
    await judgeDue(actor.partnerId)
    const before = await chains()
    await checkOnce()
    expect(await chains()).toEqual(before)

    await lab.setFault({ fault: 'certificate-missing-intermediate', cluster: 'norte', site: 'a' })
    await checkOnce()
    await checkOnce()
    const told = await changes()
    expect(told.filter(([kind]) => kind === 'replaced')).toEqual([['replaced', 'broken', 'intermediates-present']])
    const broken = (await chains()).filter(({ worst }) => worst === 'broken')
    expect(broken.map(({ subject, certificateCount }) => [subject, certificateCount])).toEqual([
      ['xsi.norte.example.com', 1],
    ])

    await lab.clearFault()
    await checkOnce()
    expect((await changes()).at(-1)).toEqual(['replaced', 'met', null])
  })

  it('is gone once its name no longer has the address, and back when it has it again', async () => {
    const [first = '', second = ''] = lab.cluster('norte').addresses
    await lab.setFault({
      fault: 'dns-changed',
      cluster: 'norte',
      interface: 'xsi-actions',
      params: { addresses: [first] },
    })
    await checkOnce()
    await checkOnce()
    const gone = (await chains()).filter(({ goneAt }) => goneAt !== null)
    expect(gone.map(({ port, address }) => [port, address])).toEqual([[8443, second]])
    await lab.clearFault()
    await checkOnce()
    expect((await chains()).every(({ goneAt }) => goneAt === null)).toBe(true)
    expect((await changes()).map(([kind]) => kind).filter((kind) => kind !== 'first-seen')).toEqual(['gone', 'back'])
  })
})

describe('what cannot be read as a certificate', () => {
  /** OpenSSL takes it: a BOOLEAN that is true with another value than FF (X.690 section 11.1). */
  const notQuiteDer = () => issue({ extensions: [Buffer.from('300a06032a03040101010400', 'hex')] })
  const huge = misbehaviours.find(({ name }) => name === 'of one megabyte')
  const servers: [string, string, () => Promise<Listening>][] = [
    ['of one megabyte', 'too-large', () => huge?.start() ?? Promise.reject(new Error('no such server'))],
    ['not quite DER', 'not-der', () => listenTls(versionsAnswer, notQuiteDer())],
  ]

  async function seeOnce(server: Listening, at = server): Promise<void> {
    const observation = await probeInterface(targetAt(at.port), optionsFor(resolverOf([at.address]), [at.port]))
    const [address] = observation.addresses
    if (!address) throw new Error('no address')
    const seen = { ...observation, port: server.port, addresses: [{ ...address, address: server.address }] }
    const results = [{ clusterId, result: { observation: seen } }]
    await inPartner((tx) => followWithChains(tx, { partnerId: actor.partnerId, results }))
    await recordNoticed()
  }

  it.each(servers)(
    '%s is the worst finding of its address, told once, and ends with the repair',
    async (_name, reason, start) => {
      const [server, repaired] = [await start(), await listenTls(versionsAnswer)]
      await seeOnce(server)
      await seeOnce(server)
      const ofServer = { where: { port: server.port } }
      const [row] = await inPartner((tx) => tx.certificateChain.findMany(ofServer))
      if (!row) throw new Error('nothing was recorded')
      expect(row).toMatchObject({ worst: 'broken', worstCheck: 'certificate-readable', earliestExpiresAt: null })
      const [first] = (await inPartner((tx) => readPage(tx, tableQueryOf({}, chainTable), new Date()))).rows
      expect(first).toMatchObject({ id: row.id, daysLeft: null, worstCheck: 'certificate-readable' })
      const page = await inPartner((tx) => readChainPage(tx, row.id))
      expect(page?.findings.map(({ found }) => found?.split(':')[0])).toEqual([reason])
      const tab = await inPartner((tx) => readClusterCertificates(tx, clusterId))
      expect(tab?.places.find(({ place }) => place === 'public-server')).toMatchObject({
        state: 'broken',
        judgements: expect.arrayContaining([
          { chain: expect.objectContaining({ id: row.id }), findings: [expect.objectContaining({ state: 'broken' })] },
        ]),
      })
      await inPartner((tx) => forgetJudgements(tx, clusterId))
      await seeOnce(server)
      await seeOnce(server, repaired)
      const told = await inPartner((tx) =>
        tx.certificateChange.findMany({ where: { chainId: row.id }, orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }] }),
      )
      expect(told.map(({ kind, worstCheck }) => [kind, worstCheck === 'certificate-readable'])).toEqual([
        ['first-seen', true],
        ['replaced', false],
      ])
      await Promise.all([server.stop(), repaired.stop()])
    },
  )
})

describe('an edited cluster', () => {
  it('keeps no chain of a name that it no longer has', async () => {
    await judgeDue(actor.partnerId)
    await inPartner((tx) => tx.cluster.updateMany({ data: { dmsUrl: null, version: { increment: 1 } } }))
    await inPartner((tx) => forgetJudgements(tx, clusterId))
    await judgeDue(actor.partnerId)
    const gone = (await chains()).filter(({ goneAt }) => goneAt !== null)
    expect(new Set(gone.map(({ host }) => host))).toEqual(new Set(['dms.norte.example.com']))
    expect(gone).toHaveLength(2)
  })
})
