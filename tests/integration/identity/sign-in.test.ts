/** Signing in: slow for guessers, the same answer for everybody who may not come in. */
import { TOTP } from 'otpauth'
import type pg from 'pg'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { currentActor } from '@/lib/features/gates/session'
import {
  changePasswordAction,
  confirmSecondFactorAction,
  disablePersonAction,
  offerSecondFactorAction,
  removeSecondFactorAction,
  renewRecoveryCodesAction,
} from '@/lib/features/people/actions'
import { confirmPasswordAction, signInAction } from '@/lib/features/sessions/actions'
import { testDatabase } from '../../support/database'
import { makeMember, makeStaff, password, signInAs } from '../../support/identity'
import { withClient } from '../../support/postgres'
import { freshBrowser, sendHeaders } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { database } = testDatabase()
let nextNetwork = 1

/** Every test comes from a network of its own, so that none is slowed by another's failures. */
function fromFreshNetwork(): string {
  nextNetwork += 1
  const address = `203.0.${nextNetwork}.7`
  freshBrowser()
  sendHeaders({ 'x-forwarded-for': address })
  return address
}

beforeEach(() => void fromFreshNetwork())

const attempt = (email: string, typed = password, code = '') => signInAction({ email, password: typed, code })
const codeOf = (outcome: Awaited<ReturnType<typeof attempt>>) =>
  outcome.ok ? 'ok' : (outcome.problem.fields?.code?.code ?? outcome.problem.code)

describe('who may not come in', () => {
  it('hears the same whether the account is unknown, disabled, without a password, or the password wrong', async () => {
    const { partner, admin } = await makeStaff(database)
    const disabled = await makeMember(database, partner.id, 'support')
    const invited = await database.asPartner(partner.id, (tx) =>
      tx.person.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } }),
    )
    const answers = [
      await attempt('nobody@example.test'),
      await attempt(invited.email),
      await attempt(admin.email, 'not the password'),
    ]
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toEqual({ ok: false, problem: { code: 'sign-in-refused' } })
  })

  it('never gets a session or a cookie', async () => {
    const { admin } = await makeStaff(database)
    await attempt(admin.email, 'not the password')
    expect(await currentActor()).toBeNull()
  })

  it('is checked against a password hash even when there is none, so that time tells nothing', async () => {
    const { isPasswordOf } = await import('@/lib/platform/auth/passwords')
    const { admin } = await makeStaff(database)
    const stored = await database.hub.personForSignIn(admin.email)
    await isPasswordOf('warm up', null)
    const timed = async (hash: string | null | undefined) => {
      const before = process.cpuUsage()
      for (let round = 0; round < 5; round += 1) await isPasswordOf('wrong', hash)
      return process.cpuUsage(before).user
    }
    const [known, unknown] = [await timed(stored?.passwordHash), await timed(null)]
    expect(unknown / known).toBeGreaterThan(0.33)
    expect(unknown / known).toBeLessThan(3)
  })
})

describe('the throttle', () => {
  it('lets five failures pass, then asks to wait, longer each time', async () => {
    const { admin } = await makeStaff(database)
    const answers: string[] = []
    for (let round = 0; round < 5; round += 1) answers.push(codeOf(await attempt(admin.email, 'wrong')))
    expect(answers).toEqual(new Array(5).fill('sign-in-refused'))
    await asOwner(
      "UPDATE sign_in_throttle SET blocked_until = now() + interval '1 minute' WHERE blocked_until > '-infinity'",
    )
    const sixth = await attempt(admin.email, password)
    expect(sixth).toMatchObject({ ok: false, problem: { code: 'sign-in-throttled' } })
  })

  it('doubles the wait up to a minute', async () => {
    const key = `a key of this test ${nextNetwork}`
    for (const seconds of [null, null, null, null, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]) {
      const [before, , after] = [
        Date.now(),
        await database.hub.throttleTake({ key, free: 5, mostSeconds: 60, windowSeconds: 3600 }),
        Date.now(),
      ]
      const [row] = await asOwner<{ blocked_until: Date | null }>(
        'SELECT blocked_until FROM sign_in_throttle WHERE key = $1',
        [key],
      )
      if (seconds === null) expect(row?.blocked_until).toBeNull()
      else {
        // The database counted from a moment between the two; its times are whole milliseconds.
        expect(row?.blocked_until?.getTime()).toBeGreaterThanOrEqual(before + seconds * 1000 - 2)
        expect(row?.blocked_until?.getTime()).toBeLessThanOrEqual(after + seconds * 1000 + 2)
      }
      await asOwner("UPDATE sign_in_throttle SET blocked_until = now() - interval '1 second' WHERE key = $1", [key])
    }
  })

  it('lets no more through when a hundred come at once', async () => {
    const key = `a crowd ${nextNetwork}`
    const taken = await Promise.all(
      Array.from({ length: 100 }, () =>
        database.hub.throttleTake({ key, free: 5, mostSeconds: 60, windowSeconds: 3600 }),
      ),
    )
    expect(taken.filter((blockedUntil) => blockedUntil === null)).toHaveLength(5)
  })

  it('counts per account and network, so that a stranger cannot lock somebody out', async () => {
    const { admin } = await makeStaff(database)
    for (let round = 0; round < 6; round += 1) await attempt(admin.email, 'wrong')
    expect(codeOf(await attempt(admin.email))).toBe('sign-in-throttled')
    fromFreshNetwork()
    expect(codeOf(await attempt(admin.email))).toBe('ok')
  })

  it('stops an address that tries many accounts', async () => {
    const answers: string[] = []
    for (let round = 0; round < 22; round += 1)
      answers.push(codeOf(await attempt(`guess-${round}@example.test`, 'wrong')))
    expect(answers.slice(0, 20)).toEqual(new Array(20).fill('sign-in-refused'))
    expect(answers.at(-1)).toBe('sign-in-throttled')
  })

  it('forgets failures after a success', async () => {
    const { admin } = await makeStaff(database)
    for (let round = 0; round < 4; round += 1) await attempt(admin.email, 'wrong')
    expect(codeOf(await attempt(admin.email))).toBe('ok')
    for (let round = 0; round < 4; round += 1)
      expect(codeOf(await attempt(admin.email, 'wrong'))).toBe('sign-in-refused')
  })
})

describe('a second step', () => {
  it('is asked for after the password, and opens with a code that works once', async () => {
    const { admin, next } = await withSecondFactor()
    fromFreshNetwork()
    expect(codeOf(await attempt(admin.email))).toBe('second-factor-needed')
    expect(await currentActor()).toBeNull()
    const code = next()
    expect(codeOf(await attempt(admin.email, password, code))).toBe('ok')
    fromFreshNetwork()
    expect(codeOf(await attempt(admin.email, password, code))).toBe('second-factor-refused')
  })

  it('refuses the code that confirmed the set-up', async () => {
    const { admin, first } = await withSecondFactor()
    fromFreshNetwork()
    expect(codeOf(await attempt(admin.email, password, first))).toBe('second-factor-refused')
  })

  it('tells nothing about itself to who does not know the password', async () => {
    const { admin, next } = await withSecondFactor()
    fromFreshNetwork()
    expect(codeOf(await attempt(admin.email, 'wrong', next()))).toBe('sign-in-refused')
  })

  it('opens with a recovery code, each once, however it is typed', async () => {
    const { admin, codes } = await withSecondFactor()
    fromFreshNetwork()
    const [one = '', two = ''] = codes
    expect(codeOf(await attempt(admin.email, password, one.toUpperCase().replaceAll('-', ' ')))).toBe('ok')
    fromFreshNetwork()
    expect(codeOf(await attempt(admin.email, password, one))).toBe('second-factor-refused')
    expect(codeOf(await attempt(admin.email, password, two))).toBe('ok')
  })

  it('makes older recovery codes worthless when new ones are made', async () => {
    const { admin, codes } = await withSecondFactor()
    const renewed = await renewRecoveryCodesAction({})
    expect(renewed.ok && renewed.value.codes).toHaveLength(10)
    fromFreshNetwork()
    expect(codeOf(await attempt(admin.email, password, codes[0]))).toBe('second-factor-refused')
  })

  it('is neither set up nor removed without a fresh proof of who asks', async () => {
    const { partner, admin } = await makeStaff(database)
    await signInAs(admin)
    const longAgo = new Date(Date.now() - 11 * 60_000)
    await database.asPartner(partner.id, (tx) => tx.session.updateMany({ data: { reauthenticatedAt: longAgo } }))
    for (const action of [offerSecondFactorAction, renewRecoveryCodesAction, removeSecondFactorAction]) {
      expect(await action({})).toMatchObject({ ok: false, problem: { code: 'prove-again' } })
    }
    expect(await confirmPasswordAction({ password: 'wrong' })).toMatchObject({ ok: false })
    expect((await confirmPasswordAction({ password })).ok).toBe(true)
    expect((await offerSecondFactorAction({})).ok).toBe(true)
  })

  it('keeps its secret sealed in the database', async () => {
    const { partner, secret } = await withSecondFactor()
    const rows = await database.asPartner(partner.id, (tx) => tx.person.findMany({ select: { totpSecret: true } }))
    expect(rows.some((row) => row.totpSecret && Buffer.from(row.totpSecret).includes(secret))).toBe(false)
  })
})

describe('one’s own password', () => {
  it('changes only for who knows the old one, and not into something guessable', async () => {
    const { admin } = await makeStaff(database)
    await signInAs({ email: admin.email })
    const wrong = await changePasswordAction({ currentPassword: 'wrong', newPassword: 'another quiet harbour' })
    expect(wrong).toMatchObject({ problem: { fields: { currentPassword: { code: 'password-wrong' } } } })
    const short = await changePasswordAction({ currentPassword: password, newPassword: 'short' })
    expect(short).toMatchObject({ problem: { fields: { newPassword: { code: 'password-too-short' } } } })
    const built = await changePasswordAction({ currentPassword: password, newPassword: `${admin.name} 1` })
    expect(built).toMatchObject({ problem: { fields: { newPassword: { code: 'password-guessable' } } } })
  })
})

it('a person who is disabled while typing the second code stays outside', async () => {
  const { partner, admin, next } = await withSecondFactor()
  const boss = await makeMember(database, partner.id, 'full-admin')
  await signInAs(boss)
  const { version } = await database.asPartner(partner.id, (tx) =>
    tx.person.findUniqueOrThrow({ where: { id: admin.id } }),
  )
  expect((await disablePersonAction({ personId: admin.id, version })).ok).toBe(true)
  fromFreshNetwork()
  expect(codeOf(await attempt(admin.email, password, next()))).toBe('sign-in-refused')
})

async function asOwner<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
  const { rows } = await withClient(testDatabase().ownerUrl, (client) => client.query<Row>(statement, values))
  return rows
}

/** A full admin with a second step; `next` is the code of the following time step, which nobody has used. */
async function withSecondFactor() {
  const { partner, admin } = await makeStaff(database)
  await signInAs(admin)
  const offer = await offerSecondFactorAction({})
  if (!offer.ok) throw new Error(offer.problem.code)
  const { secret } = offer.value
  const codeAt = (timestamp: number) => new TOTP({ secret }).generate({ timestamp })
  const first = codeAt(Date.now())
  const confirmed = await confirmSecondFactorAction({ firstCode: first })
  if (!confirmed.ok) throw new Error(confirmed.problem.code)
  return { partner, admin, secret, first, codes: confirmed.value.codes, next: () => codeAt(Date.now() + 30_000) }
}
