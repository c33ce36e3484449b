/** The set-up link: once, whole, and for nobody without it. */
import pg from 'pg'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { currentActor } from '@/lib/features/gates/session'
import { setUpAction } from '@/lib/features/partner/actions'
import { hashToken, newToken } from '@/lib/platform/auth/tokens'
import { newId } from '@/lib/platform/clock'
import { testDatabase } from '../../support/database'
import { makeStaff } from '../../support/identity'
import { freshBrowser } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { database, ownerUrl } = testDatabase()

async function asOwner<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  return run(client).finally(() => client.end())
}

async function newLink(validFor = '1 hour'): Promise<string> {
  const token = newToken()
  await asOwner((client) =>
    client.query('INSERT INTO set_up_link (id, token_hash, expires_at) VALUES ($1, $2, now() + $3::interval)', [
      newId(),
      hashToken(token),
      validFor,
    ]),
  )
  return token
}

const countPartners = () =>
  asOwner(async (client) => Number((await client.query('SELECT count(*) FROM partner')).rows[0].count))

const values = (token: string) => ({
  token,
  partnerName: 'Norte Telecom',
  timeZone: 'Europe/Madrid',
  name: 'Ana Admin',
  email: `${newId()}@example.test`,
  newPassword: 'a quiet harbour 41',
})

beforeEach(freshBrowser)

describe('a set-up link', () => {
  it('creates partner, full admin, trail and session together', async () => {
    const outcome = await setUpAction(values(await newLink()))
    expect(outcome).toEqual({ ok: true, value: { goTo: '/' } })
    const actor = await currentActor()
    expect(actor).toMatchObject({ role: 'full-admin', partnerName: 'Norte Telecom', timeZone: 'Europe/Madrid' })
    const rows = await database.asPartner(actor?.partnerId ?? '', (tx) =>
      tx.auditEvent.findMany({ orderBy: { sequence: 'asc' } }),
    )
    expect(rows.map((row) => row.action)).toEqual(['partner.created', 'person.created', 'session.started'])
  })

  it('is used by one of two who send it at the same moment', async () => {
    const token = await newLink()
    const before = await countPartners()
    const outcomes = await Promise.all([setUpAction(values(token)), setUpAction(values(token))])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ problem: { code: 'set-up-link-gone' } })
    expect(await countPartners()).toBe(before + 1)
  })

  it('does not open when used, too old, or made up', async () => {
    const used = await newLink()
    await setUpAction(values(used))
    for (const token of [used, await newLink('-1 second'), newToken(), 'x']) {
      expect(await setUpAction(values(token))).toEqual({ ok: false, problem: { code: 'set-up-link-gone' } })
    }
  })

  it('stays open when the set-up fails, and leaves nothing behind', async () => {
    const token = await newLink()
    const { admin } = await makeStaff(database)
    const before = await countPartners()
    const refused = await setUpAction({ ...values(token), email: admin.email })
    expect(refused).toMatchObject({ problem: { fields: { email: { code: 'email-taken' } } } })
    expect(await countPartners()).toBe(before)
    expect((await setUpAction(values(token))).ok).toBe(true)
  })

  it('says at its field what is wrong with a value', async () => {
    const outcome = await setUpAction({
      ...values(await newLink()),
      email: 'no',
      timeZone: 'Madrid',
      newPassword: 'short',
    })
    expect(outcome).toMatchObject({
      problem: {
        code: 'check-fields',
        fields: {
          email: { code: 'not-an-email' },
          timeZone: { code: 'not-an-option' },
          newPassword: { code: 'password-too-short' },
        },
      },
    })
  })
})
