/** What a person asks of a live cluster: is a session kept, and how would the cloud go about its requests. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { SessionProof } from '@/lib/domain/health/session-proof'
import { sealedSecretsOf } from '@/lib/features/clusters/operations/secrets'
import { startHealthJobs } from '@/lib/features/health/jobs'
import { checkSession } from '@/lib/features/health/operations/session'
import { planTrace, type TraceEvent } from '@/lib/features/health/operations/trace'
import { readViews } from '@/lib/features/health/operations/views'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { clusterColumns } from '@/tests/e2e/support/story'
import { actorOf, lookAt } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner } from '@/tests/support/factories'
import { clusterStory } from '@/tests/support/lab-stories'

let lab: Lab
let actor: ReturnType<typeof actorOf>
const { database } = testDatabase()
const forever = new AbortController().signal

beforeAll(async () => {
  lab = await startLab({ story: { clusters: [clusterStory('sede', { edge: 'tls-bridge' })] } })
  lookAt(lab, { PROBE_INTERVAL_SECONDS: '1' })
})
afterAll(() => lab.stop())
beforeEach(async () => {
  actor = actorOf((await makePartner(database)).id)
})
afterEach(() => lab.clearFault())

/** A row as a form would have made it, without the checks of the form: those are proven elsewhere. */
async function connected({ name = 'Sede', password = '', isScheduled = false } = {}): Promise<string> {
  const id = newId()
  const { userId } = lab.cluster('sede').testAccount
  const account: FieldValues = password ? { testAccountUserId: userId, testAccountPassword: password } : {}
  const { testAccountPassword } = sealedSecretsOf({ id, partnerId: actor.partnerId }, account)
  await makeCluster(database, actor.partnerId, {
    ...clusterColumns(lab.cluster('sede')),
    id,
    name,
    scheduledLoginChecks: isScheduled,
    ...(testAccountPassword && {
      testAccountUserId: userId,
      testAccountPassword: Uint8Array.from(testAccountPassword),
    }),
  })
  return id
}

const right = () => lab.cluster('sede').testAccount.password
const stored = async (clusterId: string) => {
  const views = await database.asPartner(actor.partnerId, (tx) => readViews(tx, clusterId))
  return views.find(({ kind }) => kind === 'xsi-events')
}
const prove = async (clusterId: string): Promise<SessionProof> => {
  const outcome = await checkSession(actor, clusterId, forever)
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return outcome.value
}

/** What is stored once a worker has checked so many times more, or proven for the first time. */
async function provenAfter(most: number, id: string): Promise<SessionProof | null | undefined> {
  const before = (await stored(id))?.session
  const stopped = new AbortController()
  const done = startHealthJobs({ signal: stopped.signal })
  let last = (await stored(id))?.checkedAt
  for (let checks = 0; checks < most && (before || !(await stored(id))?.session); ) {
    const now = (await stored(id))?.checkedAt
    if (now !== last) checks += 1
    last = now
  }
  stopped.abort()
  await done
  return (await stored(id))?.session
}

describe('session persistence', () => {
  it('is proven by twenty heartbeats at each address, broken without affinity, and stored', async () => {
    const id = await connected({ password: right() })
    expect((await stored(id))?.session).toBeNull()
    const proof = await prove(id)
    expect(proof).toMatchObject({ outcome: 'proven', findings: [] })
    expect(proof.addresses.map(({ outcome, heartbeats }) => `${outcome} ${heartbeats}`)).toEqual(['kept 20', 'kept 20'])
    expect((await stored(id))?.session).toEqual(proof)
    await lab.setFault({ cluster: 'sede', interface: 'xsi-events', fault: 'affinity-lost' })
    expect(await prove(id)).toMatchObject({ outcome: 'broken' })
    expect((await stored(id))?.session?.outcome).toBe('broken')
  }, 60_000)

  it('without an account is not tested and says so; a refused account ends the sign-ins of the background', async () => {
    const id = await connected()
    expect(await prove(id)).toMatchObject({ outcome: 'not-tested', reason: 'no-test-account' })
    expect((await stored(id))?.hasTestAccount).toBe(false)
    const other = await connected({ name: 'Other', password: 'wrong', isScheduled: true })
    expect(await prove(other)).toMatchObject({ outcome: 'not-tested', reason: 'login-refused' })
    const cluster = await database.asPartner(actor.partnerId, (tx) =>
      tx.cluster.findUniqueOrThrow({ where: { id: other } }),
    )
    expect(cluster.loginRefusedAt).not.toBeNull()
  }, 60_000)

  it('is proven by the worker where scheduled sign-ins are wanted, and not again within the hour', async () => {
    const id = await connected({ password: right(), isScheduled: true })
    let proof: SessionProof | null | undefined
    // A machine that is too busy to hear the answers proves nothing; the next worker tries again.
    while (!proof) proof = await provenAfter(20, id)
    expect(proof.outcome).toBe('proven')
    expect(await provenAfter(3, id)).toEqual(proof)
  }, 120_000)

  it('of another partner answers as one that never was', async () => {
    const id = await connected({ password: right() })
    actor = actorOf((await makePartner(database)).id)
    expect(await checkSession(actor, id, forever)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  })
})

describe('a trace', () => {
  const traced = async (clusterId: string, more = {}) => {
    const asked = { clusterId, kind: 'xsi-actions' as const, requests: 2, pauseMs: 0, blockMs: 60_000, ...more }
    const planned = await planTrace(actor, asked)
    if (!planned.ok) throw new Error(planned.problem.code)
    const events: TraceEvent[] = []
    await planned.value.run((event) => events.push(event), forever)
    expect(events.at(-1)).toEqual({ type: 'done' })
    return events.flatMap((event) => {
      if (event.type === 'attempt')
        return [`${event.request} ${event.step.because} ${event.outcome.kind} ${event.effect}`]
      if (event.type === 'request-finished')
        return [`${event.request} ${event.end === 'inconclusive' ? event.end : event.end.because}`]
      return []
    })
  }

  it('takes the first address while it answers', async () => {
    const id = await connected()
    expect(await traced(id)).toEqual([
      '1 first-address answered kept',
      '1 answered',
      '2 first-address answered kept',
      '2 answered',
    ])
  }, 60_000)

  it('blocks an address that answers 5xx, goes on at once, and leaves it out of the next request', async () => {
    const id = await connected()
    await lab.setFault({ cluster: 'sede', site: 'a', interface: 'xsi-actions', fault: 'http-503' })
    expect(await traced(id)).toEqual([
      '1 first-address answered blocked',
      '1 first-not-blocked answered kept',
      '1 answered',
      '2 first-not-blocked answered kept',
      '2 answered',
    ])
  }, 60_000)

  it('with every address broken tries three times, the third at random, and reports the failure', async () => {
    const id = await connected()
    await lab.setFault({ cluster: 'sede', fault: 'refuse' })
    expect(await traced(id, { requests: 1 })).toEqual([
      '1 first-address network-error blocked',
      '1 first-not-blocked network-error blocked',
      '1 random-of-blocked network-error block-renewed',
      '1 attempts-used',
    ])
  }, 60_000)

  it('of another partner answers as one that never was', async () => {
    const id = await connected()
    actor = actorOf((await makePartner(database)).id)
    const asked = { clusterId: id, kind: 'dms' as const, requests: 1, pauseMs: 0, blockMs: 60_000 }
    expect(await planTrace(actor, asked)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  })
})
