import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCluster } from '@/lib/features/clusters/operations/create'
import { startHealthJobs } from '@/lib/features/health/jobs'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { closeDatabase, createDatabase, type Database, database } from '@/lib/platform/db/database'
import { cuttableDatabase } from '@/tests/e2e/support/cuttable-database'
import { actorOf, lookAt, parsedLabValues } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makePartner } from '@/tests/support/factories'

let lab: Lab
let straight: Database
let cuttable: Awaited<ReturnType<typeof cuttableDatabase>>

beforeAll(async () => {
  const { appUrl } = testDatabase()
  straight = createDatabase({ url: appUrl })
  cuttable = await cuttableDatabase(appUrl)
  await closeDatabase()
  const place = { domain: 'faro.example.com', edge: 'tls-passthrough' } as const
  const testAccount = { userId: 'probe', password: 'probe' }
  lab = await startLab({
    story: { clusters: [{ key: 'faro', name: 'Faro', ...place, testAccount, device: testAccount }] },
  })
  lookAt(lab, { PROBE_INTERVAL_SECONDS: '1', DATABASE_URL: cuttable.through(appUrl) })
})
afterAll(async () => {
  await Promise.all([lab.stop(), straight.close(), closeDatabase()])
  await cuttable.close()
})

it('a worker that loses the database goes on by itself when it is back, and its checks with it', async () => {
  const actor = actorOf((await makePartner(database())).id)
  const created = await createCluster(actor, { id: newId(), values: parsedLabValues(lab, 'faro'), confirmation: '' })
  expect(created.ok).toBe(true)
  const lastCheck = () =>
    straight.asPartner(actor.partnerId, async (tx) => {
      const row = await tx.clusterInterface.findFirstOrThrow({ where: { kind: 'xsi-actions' } })
      return row.checkedAt?.getTime() ?? 0
    })
  const checkedAfter = async (time: number) => {
    while ((await lastCheck()) <= time) await new Promise((resolve) => setImmediate(resolve))
  }
  const stopped = new AbortController()
  const done = startHealthJobs({ signal: stopped.signal })
  await checkedAfter(await lastCheck())
  await cuttable.cut()
  const before = await lastCheck()
  await cuttable.mend()
  await checkedAfter(before)
  stopped.abort()
  await done
})
