import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelValues } from '@/lib/domain/alerts/fields'
import { channelFields, parseChannel } from '@/lib/domain/alerts/fields'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { startAlertJobs } from '@/lib/features/alerts/jobs'
import { changeChannel, createChannel, removeChannel, renewSecret } from '@/lib/features/alerts/operations/channels'
import { enqueueAlert } from '@/lib/features/alerts/operations/enqueue'
import { retryDelivery, sendTest } from '@/lib/features/alerts/operations/send-again'
import { lastAttempts } from '@/lib/features/alerts/store/outbox'
import { createCluster } from '@/lib/features/clusters/operations/create'
import { startHealthJobs } from '@/lib/features/health/jobs'
import type { Received } from '@/lib/lab/receivers/receiver'
import { webhookUrl } from '@/lib/lab/receivers/webhook-receiver'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { createProber } from '@/lib/platform/net/prober'
import { post } from '@/lib/platform/net/webhook'
import { deliveriesOf } from '@/tests/support/alerts'
import { actorOf, lookAt, parsedLabValues } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makePartner } from '@/tests/support/factories'
import { clusterStory } from '@/tests/support/lab-stories'

const { database } = testDatabase()
let lab: Lab
let actor: ReturnType<typeof actorOf>
let workers: { stop: () => Promise<void> }[] = []

beforeAll(async () => {
  lab = await startLab({ story: { clusters: [clusterStory('lisboa', { name: 'Lisboa', edge: 'tls-passthrough' })] } })
  lookAt(lab, { PROBE_INTERVAL_SECONDS: '1' })
})
afterAll(() => lab.stop())
beforeEach(async () => {
  lab.receivers.reset()
  actor = actorOf((await makePartner(database)).id)
})
afterEach(async () => {
  await Promise.all(workers.map(({ stop }) => stop()))
  workers = []
  await database.asPartner(actor.partnerId, (tx) => tx.alertChannel.deleteMany())
})

function start(jobs: (options: { signal: AbortSignal; random?: () => number }) => Promise<void> = startAlertJobs) {
  const stopped = new AbortController()
  const done = jobs({ signal: stopped.signal, random: () => 0.5 })
  const worker = {
    stop: () => {
      stopped.abort()
      return done
    },
  }
  workers.push(worker)
  return worker
}

function valuesOf(given: Partial<ChannelValues>): ChannelValues {
  const parsed = parseChannel({ ...initialValuesOf(channelFields), name: `Channel ${newId()}`, ...given }, [])
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.value
}

async function channel(given: Partial<ChannelValues> = { webhookUrl }): Promise<{ id: string; secret: string }> {
  const made = await createChannel(actor, { id: newId(), values: valuesOf(given) })
  if (!made.ok) throw new Error(JSON.stringify(made.problem))
  return { id: made.value.id, secret: made.value.secret ?? '' }
}

const tell = (alertId: string = newId(), subject = 'xsi.lisboa.example.com') =>
  database.asPartner(actor.partnerId, (tx) =>
    enqueueAlert(
      tx,
      actor.partnerId,
      {
        type: 'certificate.ends',
        occurredAt: '2026-11-20T12:00:00.000Z',
        subject,
        endsAt: '2026-11-27T12:00:00.000Z',
        days: 7,
        clusterId: null,
        clusterName: null,
        place: null,
      },
      { alertId },
    ),
  )

/** Looks again until `isSo` holds. */
async function until<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read()
    if (isSo(value)) return value
    await new Promise((resolve) => setImmediate(resolve))
  }
}
const rows = () => deliveriesOf(database, actor.partnerId)
const gotBy = (receiver: 'webhook' | 'mail') => lab.receivers.received().filter((one) => one.receiver === receiver)

describe('a webhook', () => {
  it('gets the alert signed, with an id and a time, and is believed with a 2xx', async () => {
    const { secret } = await channel()
    const alertId = newId()
    await tell(alertId)
    start()
    const { headers, body } = await lab.receivers.next(({ receiver }) => receiver === 'webhook')
    expect(headers['webhook-id']).toBe(alertId)
    expect(headers['content-type']).toBe('application/json')
    const signed = `${alertId}.${headers['webhook-timestamp']}.${body}`
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    expect(JSON.parse(body)).toMatchObject({ type: 'certificate.ends', data: { days: 7 } })
    const [row] = await until(rows, ([first]) => first?.state === 'delivered')
    expect(row).toMatchObject({ attempts: 1, lastStatus: 204, lastProblem: null, nextAttemptAt: null, leasedBy: null })
  })

  it.each([
    ['http-500', 'answer-not-2xx', 500],
    ['redirect', 'answer-not-2xx', 307],
    ['refuse', 'receiver-unreachable', null],
  ] as const)('that answers with %s is tried again later, with the reason kept', async (behaviour, problem, status) => {
    lab.receivers.behave('webhook', behaviour)
    await channel()
    await tell()
    start()
    const [row] = await until(rows, ([first]) => (first?.attempts ?? 0) > 0)
    expect(row).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastProblem: problem,
      lastStatus: status,
      leasedBy: null,
    })
    const waitMs = (row?.nextAttemptAt?.getTime() ?? 0) - (row?.lastAttemptAt?.getTime() ?? 0)
    expect(waitMs).toBe(10_000)
  })

  it('gets the same alert under the same id when it is tried again by hand', async () => {
    lab.receivers.behave('webhook', 'http-500')
    await channel()
    await tell()
    start()
    const [failed] = await until(rows, ([first]) => first?.lastStatus === 500)
    lab.receivers.behave('webhook', 'works')
    expect(await retryDelivery(actor, { id: failed?.id ?? '' })).toMatchObject({ ok: true })
    await until(rows, ([first]) => first?.state === 'delivered')
    const [again, once] = gotBy('webhook')
    expect([again?.headers['webhook-id'], again?.body]).toEqual([once?.headers['webhook-id'], once?.body])
    expect(await retryDelivery(actor, { id: failed?.id ?? '' })).toMatchObject({
      problem: { code: 'delivery-not-waiting' },
    })
  })

  it('at an address that the guard denies is never connected to', async () => {
    const { options } = createProber({ resolverAddress: lab.resolverAddress, anchorsPem: lab.anchorsPem })
    const place = { host: 'hooks.example.net', port: 8443, path: '/alerts' }
    const answer = await post({ ...place, headers: {}, body: '{}' }, options)
    expect([answer, gotBy('webhook')]).toEqual([{ ok: false, reason: 'blocked-by-policy' }, []])
  })

  it('is known by its newest attempt, and one that was never tried by none', async () => {
    const tried = await channel()
    await channel({ kind: 'mail', recipients: 'noc@example.com', isOn: false })
    lab.receivers.behave('webhook', 'http-500')
    await tell()
    start()
    await until(rows, ([first]) => (first?.attempts ?? 0) > 0)
    const last = await database.asPartner(actor.partnerId, lastAttempts)
    expect([...last]).toEqual([
      [tried.id, { channelId: tried.id, state: 'waiting', problem: 'answer-not-2xx', at: expect.any(Date) }],
    ])
  })

  it('signs with the new secret as soon as there is one', async () => {
    const { id, secret } = await channel()
    const renewed = await renewSecret(actor, { id })
    if (!renewed.ok) throw new Error('not renewed')
    expect(renewed.value.secret).not.toBe(secret)
    await sendTest(actor, { id })
    start()
    const { headers, body } = await lab.receivers.next(({ receiver }) => receiver === 'webhook')
    const key = Buffer.from(String(renewed.value.secret).replace('whsec_', ''), 'base64')
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  })
})

describe('mail', () => {
  const recipients = 'noc@example.com\nana@example.com'

  it('goes to each recipient alone, in the language of the channel', async () => {
    await channel({ kind: 'mail', recipients, language: 'es' })
    await tell()
    start()
    await until(rows, (all) => all.every(({ state }) => state === 'delivered'))
    const mails = gotBy('mail')
    expect(mails.map(({ headers }) => headers['envelope-to']).toSorted()).toEqual([
      'ana@example.com',
      'noc@example.com',
    ])
    const [mail] = mails as [Received]
    expect(mail.headers.subject).toBe('[Partner Hub] Un certificado caduca en 7 días: xsi.lisboa.example.com')
    expect(mail.headers['auto-submitted']).toBe('auto-generated')
    expect(mail.body).toContain('El certificado xsi.lisboa.example.com caduca el')
  })

  it('that is refused for one recipient does not reach the other twice', async () => {
    await channel({ kind: 'mail', recipients })
    await tell()
    const jobs = start()
    const first = await lab.receivers.next(({ receiver }) => receiver === 'mail')
    lab.receivers.behave('mail', 'mail-busy')
    await until(rows, (all) => all.every(({ attempts }) => attempts > 0))
    await jobs.stop()
    const all = await rows()
    const delivered = all.filter(({ state }) => state === 'delivered')
    expect(gotBy('mail').length).toBe(delivered.length)
    expect(delivered.map(({ recipient }) => recipient)).toContain(first.headers['envelope-to'])
    for (const row of all.filter(({ state }) => state === 'waiting')) {
      expect(row).toMatchObject({ lastProblem: 'mail-refused', lastStatus: 451 })
    }
  })

  it('without a server waits and says so', async () => {
    lookAt(lab, { SMTP_URL: '', MAIL_FROM: '' })
    await channel({ kind: 'mail', recipients: 'noc@example.com' })
    await tell()
    start()
    const [row] = await until(rows, ([first]) => (first?.attempts ?? 0) > 0)
    expect(row).toMatchObject({ state: 'waiting', lastProblem: 'mail-off' })
    lookAt(lab)
  })
})

describe('the outbox', () => {
  it('tells the same alert once, however often it is put in', async () => {
    await channel()
    const alertId = newId()
    await tell(alertId)
    await tell(alertId)
    expect(await rows()).toHaveLength(1)
  })

  it('is delivered once by two workers at the same time', async () => {
    await channel()
    for (let index = 0; index < 12; index += 1) await tell(newId(), `host-${index}.example.com`)
    start()
    start()
    await until(rows, (all) => all.every(({ state }) => state === 'delivered'))
    expect(gotBy('webhook').length).toBe(12)
    expect(new Set(gotBy('webhook').map(({ headers }) => headers['webhook-id'])).size).toBe(12)
  })

  it('survives a worker that was killed while it delivered: the next one takes over when the lease ends', async () => {
    await channel()
    await tell()
    const [taken] = await database.hub.leaseDueAlerts({ worker: 'killed', perChannel: 1, most: 10, leaseSeconds: 60 })
    expect(await database.hub.leaseDueAlerts({ worker: 'next', perChannel: 1, most: 10, leaseSeconds: 60 })).toEqual([])
    await database.asPartner(actor.partnerId, (tx) =>
      tx.alertDelivery.updateMany({ where: { id: taken?.deliveryId }, data: { leasedUntil: new Date(0) } }),
    )
    start()
    await until(rows, ([first]) => first?.state === 'delivered')
    expect(gotBy('webhook')).toHaveLength(1)
  })

  it('gives what waits up when its channel is switched off, and forgets all with the channel', async () => {
    const { id } = await channel()
    await tell()
    const values = valuesOf({ webhookUrl, isOn: false })
    expect(await changeChannel(actor, { id, version: 1, values })).toMatchObject({ ok: true })
    expect(await rows()).toMatchObject([{ state: 'dead', lastProblem: 'channel-off', nextAttemptAt: null }])
    expect(await removeChannel(actor, { id })).toMatchObject({ ok: true })
    expect(await rows()).toEqual([])
  })

  it('lets nothing of a receiver that hangs delay other receivers or checks', async () => {
    await channel()
    await channel({ kind: 'mail', recipients: 'noc@example.com' })
    lab.receivers.behave('webhook', 'hang')
    const values = parsedLabValues(lab, 'lisboa')
    const made = await createCluster(actor, { id: newId(), values, confirmation: '' })
    expect(made.ok).toBe(true)
    for (let index = 0; index < 5; index += 1) await tell()
    start()
    start(startHealthJobs)
    await lab.receivers.next(({ receiver }) => receiver === 'webhook')
    await until(
      rows,
      (all) => all.filter(({ recipient, state }) => recipient !== '' && state === 'delivered').length === 5,
    )
    const checkedAt = () =>
      database.asPartner(actor.partnerId, (tx) =>
        tx.clusterInterface.findMany({ select: { checkedAt: true }, orderBy: { id: 'asc' } }),
      )
    const before = await checkedAt()
    await until(checkedAt, (after) => after.every((one, at) => (one.checkedAt ?? 0) > (before[at]?.checkedAt ?? 0)))
    const [webhook] = (await rows()).filter(({ recipient, attempts }) => recipient === '' && attempts === 0)
    expect(webhook).toBeDefined()
  })
})

describe('changes of channels', () => {
  const trail = () =>
    database.asPartner(actor.partnerId, (tx) => tx.auditEvent.findMany({ orderBy: { sequence: 'asc' } }))

  it('stand in the trail, without the secret and without what may be a key in the address', async () => {
    const { id, secret } = await channel({ webhookUrl: 'https://hooks.example.net:8443/T0/secret-path' })
    const values = valuesOf({ name: 'Other', webhookUrl: 'https://hooks.example.net:8443/T0/other-path' })
    await changeChannel(actor, { id, version: 1, values })
    await renewSecret(actor, { id })
    await sendTest(actor, { id })
    await removeChannel(actor, { id })
    const events = await trail()
    expect(events.map(({ action }) => action)).toEqual([
      'alert.channel-added',
      'alert.channel-changed',
      'alert.secret-renewed',
      'alert.tested',
      'alert.channel-removed',
    ])
    const text = JSON.stringify(events, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
    for (const hidden of ['secret-path', 'other-path', secret]) expect(text).not.toContain(hidden)
    expect(text).toContain('hooks.example.net:8443')
  })

  it('are refused to the second of two edits, for a taken name, and for a channel of another partner', async () => {
    const { id } = await channel()
    const named = valuesOf({ name: 'NOC', webhookUrl })
    await channel({ ...named })
    expect(await changeChannel(actor, { id, version: 7, values: valuesOf({ webhookUrl }) })).toMatchObject({
      problem: { code: 'conflict' },
    })
    expect(await changeChannel(actor, { id, version: 1, values: named })).toMatchObject({
      problem: { fields: { name: { code: 'channel-name-taken' } } },
    })
    const stranger = actorOf((await makePartner(database)).id)
    for (const answer of [
      await changeChannel(stranger, { id, version: 1, values: named }),
      await removeChannel(stranger, { id }),
      await renewSecret(stranger, { id }),
      await sendTest(stranger, { id }),
    ])
      expect(answer).toMatchObject({ problem: { code: 'not-found' } })
  })
})
