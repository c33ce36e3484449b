/** Notifications: told after a commit, to the partner concerned, and never silently missed. */
import { afterEach, expect, test } from 'vitest'
import { createEvents, type Events, type HubEvent, notify, notifyAll } from '@/lib/platform/events/events'
import { testDatabase } from '@/tests/support/database'
import { makePartner } from '@/tests/support/factories'
import { withClient } from '@/tests/support/postgres'

const { database, appUrl, superuserUrl } = testDatabase()
const opened: Events[] = []
const open = (): Events => {
  const events = createEvents({ url: appUrl, firstRetryMs: 5, longestRetryMs: 20 })
  opened.push(events)
  return events
}
afterEach(() => Promise.all(opened.splice(0).map((events) => events.close())))

/** Collects what one subscriber hears; `next` waits for the next thing. */
function ear(events: Events, partnerId: string, sinceMs?: number) {
  const heard: HubEvent[] = []
  const waiting: ((event: HubEvent) => void)[] = []
  const unsubscribe = events.subscribe(
    partnerId,
    (event) => {
      const first = waiting.shift()
      if (first) first(event)
      else heard.push(event)
    },
    sinceMs,
  )
  const next = (): Promise<HubEvent> => {
    const event = heard.shift()
    return event ? Promise.resolve(event) : new Promise((resolve) => waiting.push(resolve))
  }
  return { next, heard, unsubscribe }
}

test('an event reaches the listeners of its partner and nobody else, once, and only after the commit', async () => {
  const [partner, other] = [await makePartner(database), await makePartner(database)]
  const events = open()
  const [ours, theirs] = [ear(events, partner.id), ear(events, other.id)]
  expect(await ours.next()).toEqual({ topic: 'resync' })
  expect(await theirs.next()).toEqual({ topic: 'resync' })
  await database.asPartner(partner.id, async (tx) => {
    await notify(tx, { partnerId: partner.id, topic: 'health', id: 'cluster-1' })
    await notify(tx, { partnerId: partner.id, topic: 'health', id: 'cluster-1' })
    await database.asPartner(partner.id, (inner) => inner.partner.findMany())
    expect(ours.heard).toEqual([])
  })
  expect(await ours.next()).toEqual({ topic: 'health', id: 'cluster-1' })
  await database.asPartner(other.id, (tx) => notify(tx, { partnerId: other.id, topic: 'audit' }))
  expect(await theirs.next()).toEqual({ topic: 'audit' })
  expect(ours.heard).toEqual([])
})

test('an event of a transaction that was undone is never told', async () => {
  const partner = await makePartner(database)
  const { next } = ear(open(), partner.id)
  await next()
  await database
    .asPartner(partner.id, async (tx) => {
      await notify(tx, { partnerId: partner.id, topic: 'cluster', id: 'undone' })
      throw new Error('on purpose')
    })
    .catch(() => undefined)
  await database.asPartner(partner.id, (tx) => notify(tx, { partnerId: partner.id, topic: 'cluster', id: 'done' }))
  expect(await next()).toEqual({ topic: 'cluster', id: 'done' })
})

test('after its connection was killed a listener is told to read everything again, and hears what comes next', async () => {
  const partner = await makePartner(database)
  const { next } = ear(open(), partner.id)
  await next()
  await withClient(superuserUrl, (client) =>
    client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'partner-hub events' AND datname = current_database()`,
    ),
  )
  expect(await next()).toEqual({ topic: 'resync' })
  await database.asPartner(partner.id, (tx) => notify(tx, { partnerId: partner.id, topic: 'session', id: 's' }))
  expect(await next()).toEqual({ topic: 'session', id: 's' })
})

test('who comes later hears what happened meanwhile, of its own partner, and everything again beyond what is remembered', async () => {
  const [partner, other] = [await makePartner(database), await makePartner(database)]
  const events = open()
  const first = ear(events, partner.id)
  expect(await first.next()).toEqual({ topic: 'resync' })
  const beforeMs = Date.now()
  const tell = (partnerId: string, id: string) =>
    database.asPartner(partnerId, (tx) => notify(tx, { partnerId, topic: 'cluster', id }))
  await tell(other.id, 'theirs')
  await tell(partner.id, 'meanwhile')
  expect(await first.next()).toEqual({ topic: 'cluster', id: 'meanwhile' })
  expect(ear(events, partner.id, beforeMs).heard).toEqual([{ topic: 'cluster', id: 'meanwhile' }])
  expect(ear(events, partner.id, Date.now() + 60_000).heard).toEqual([])
  expect(ear(events, partner.id).heard).toEqual([])
  expect(ear(events, partner.id, beforeMs - 60_000).heard).toEqual([{ topic: 'resync' }])

  await database.asPartner(other.id, (tx) =>
    notifyAll(
      tx,
      Array.from({ length: 1_000 }, (_, at) => ({ partnerId: other.id, topic: 'health', id: `cluster-${at}` })),
    ),
  )
  await tell(partner.id, 'last')
  expect(await first.next()).toEqual({ topic: 'cluster', id: 'last' })
  expect(ear(events, partner.id, beforeMs).heard).toEqual([{ topic: 'resync' }])
})

test('a listener that throws or leaves does not keep the others from hearing', async () => {
  const partner = await makePartner(database)
  const events = open()
  const { next, heard, unsubscribe } = ear(events, partner.id)
  events.subscribe(partner.id, () => {
    throw new Error('on purpose')
  })
  const last = ear(events, partner.id)
  await next()
  await last.next()
  unsubscribe()
  await database.asPartner(partner.id, (tx) => notify(tx, { partnerId: partner.id, topic: 'person', id: 'p' }))
  expect(await last.next()).toEqual({ topic: 'person', id: 'p' })
  expect(heard).toEqual([])
})

test('what is not an event of ours on the channel is passed over', async () => {
  const partner = await makePartner(database)
  const { next } = ear(open(), partner.id)
  await next()
  await withClient(appUrl, async (client) => {
    await client.query("SELECT pg_notify('hub_events', 'nonsense')")
    await client.query("SELECT pg_notify('hub_events', $1)", [
      JSON.stringify({ partnerId: partner.id, topic: 'unknown' }),
    ])
  })
  await database.asPartner(partner.id, (tx) => notify(tx, { partnerId: partner.id, topic: 'audit' }))
  expect(await next()).toEqual({ topic: 'audit' })
})

test('closing ends the connection even while the database is away', async () => {
  const events = createEvents({ url: 'postgresql://hub_app:x@127.0.0.1:1/hub', firstRetryMs: 5, longestRetryMs: 20 })
  events.subscribe('partner', () => undefined)
  await expect(events.close()).resolves.toBeUndefined()
})
