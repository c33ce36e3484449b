/** Event streams live as long as their session, and tell ids of the own partner only. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { streamEvents } from '@/lib/features/events/api'
import { disablePersonAction } from '@/lib/features/people/actions'
import { endOtherSessionsAction } from '@/lib/features/sessions/actions'
import { newId } from '@/lib/platform/clock'
import { closeEvents, notify, subscribe } from '@/lib/platform/events/events'
import { testDatabase } from '../../support/database'
import { makeStaff, signInAs } from '../../support/identity'
import { freshBrowser, sendHeaders } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { database } = testDatabase()

beforeAll(isListening)
beforeEach(freshBrowser)
afterAll(closeEvents)

/** The process listens from its first subscriber on, and says so with `resync`. */
function isListening(): Promise<void> {
  return new Promise((resolve) => void subscribe(newId(), ({ topic }) => topic === 'resync' && resolve()))
}

/** Opens a stream with the current browser and reads it message by message. */
async function openStream(query = '') {
  const gone = new AbortController()
  const answer = await streamEvents(new Request(`http://localhost:3000/api/events${query}`, { signal: gone.signal }))
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (wanted: string): Promise<string> => {
    while (!text.includes(wanted)) {
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
      if (done) throw new Error(`The stream ended before "${wanted}": ${text}`)
      text += value
    }
    return text
  }
  const end = async (): Promise<string> => {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
      if (done) return text
      text += value
    }
  }
  return { answer, until, end, leave: () => gone.abort() }
}

it('a stream is for who is signed in', async () => {
  const { answer } = await openStream()
  expect(answer.status).toBe(401)
})

it('a stream is not for another site', async () => {
  const { admin } = await makeStaff(database)
  await signInAs(admin)
  sendHeaders({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })
  expect((await openStream()).answer.status).toBe(403)
})

it('what happened while a page was read and drawn arrives with the stream', async () => {
  const { partner, support } = await makeStaff(database)
  await signInAs(support)
  const heard = new Promise<void>((resolve) => void subscribe(partner.id, ({ id }) => id === 'meanwhile' && resolve()))
  await database.asPartner(partner.id, (tx) => notify(tx, { partnerId: partner.id, topic: 'cluster', id: 'meanwhile' }))
  await heard
  for (const query of ['', '?since=', '?since=soon', `?since=${Date.now() + 60_000}`]) {
    const stream = await openStream(query)
    expect(await stream.until('connected')).not.toContain('meanwhile')
    stream.leave()
  }
  const stream = await openStream(`?since=${Date.now()}`)
  expect(await stream.until('connected')).toMatch(/meanwhile|resync/)
  stream.leave()
})

it('an event of the own partner arrives, one of another never does', async () => {
  const [own, other] = [await makeStaff(database), await makeStaff(database)]
  await signInAs(own.support)
  const stream = await openStream()
  await stream.until('connected')
  await database.asPartner(other.partner.id, (tx) =>
    notify(tx, { partnerId: other.partner.id, topic: 'cluster', id: 'theirs' }),
  )
  await database.asPartner(own.partner.id, (tx) =>
    notify(tx, { partnerId: own.partner.id, topic: 'cluster', id: 'ours' }),
  )
  expect(await stream.until('"ours"')).not.toContain('theirs')
  stream.leave()
})

it('a stream ends as soon as its session does', async () => {
  const { admin } = await makeStaff(database)
  await signInAs(admin)
  const stream = await openStream()
  await stream.until('connected')
  await signInAs(admin)
  expect((await endOtherSessionsAction({})).ok).toBe(true)
  expect(await stream.end()).toContain('event: signed-out')
})

it('a stream ends as soon as its person is disabled', async () => {
  const { admin, reader } = await makeStaff(database)
  await signInAs(reader)
  const stream = await openStream()
  await stream.until('connected')
  await signInAs(admin)
  expect((await disablePersonAction({ personId: reader.id, version: 1 })).ok).toBe(true)
  expect(await stream.end()).toContain('event: signed-out')
})

it('a role hears only of nouns it may read', async () => {
  const { partner, assigned } = await makeStaff(database)
  await signInAs(assigned)
  const stream = await openStream()
  await stream.until('connected')
  await database.asPartner(partner.id, async (tx) => {
    await notify(tx, { partnerId: partner.id, topic: 'audit' })
    await notify(tx, { partnerId: partner.id, topic: 'person', id: 'somebody' })
    await notify(tx, { partnerId: partner.id, topic: 'cluster', id: 'ours' })
  })
  const heard = await stream.until('"ours"')
  expect(heard).not.toContain('audit')
  expect(heard).not.toContain('somebody')
  stream.leave()
})

it('one session holds no more than twenty streams at once', async () => {
  const { admin } = await makeStaff(database)
  await signInAs(admin)
  const streams = []
  for (let at = 0; at < 20; at += 1) streams.push(await openStream())
  expect((await openStream()).answer.status).toBe(429)
  streams[0]?.leave()
  const again = await openStream()
  expect(again.answer.status).toBe(200)
  for (const stream of [...streams, again]) stream.leave()
})
