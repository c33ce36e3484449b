/** The owner of the database may do anything to the trail, and is found out every time (quality.md, S10). */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Anchor, verifyTrail } from '@/lib/commands/audit/verify-trail'
import { linkHash } from '@/lib/domain/audit/record'
import { recordAudit, sha256 } from '@/lib/features/audit/operations'
import { newId } from '@/lib/platform/clock'
import { testDatabase } from '../../support/database'
import { makePartner } from '../../support/factories'

const { database, ownerUrl } = testDatabase()
const client = new pg.Client({ connectionString: ownerUrl })
const rowCount = 12
let partnerId = ''
let anchors: Anchor[] = []

beforeAll(async () => {
  await client.connect()
  partnerId = (await makePartner(database)).id
  const personId = newId()
  const actor = { kind: 'person' as const, personId, name: 'Ana', partnerId, clientAddress: '198.51.100.7' }
  for (let at = 0; at < rowCount; at += 1) {
    await database.asPartner(partnerId, (tx) =>
      recordAudit(tx, actor, {
        action: 'cluster.changed',
        target: { type: 'cluster', id: newId(), name: `Cluster ${at}` },
        changes: [{ field: 'name', before: `Cluster ${at - 1}`, after: `Cluster ${at}` }],
      }),
    )
  }
  const report = await verifyTrail(ownerUrl)
  expect(report.faults).toEqual([])
  anchors = report.ends
})

afterAll(() => client.end())

type Tampering = [name: string, statements: string[]]
const row = (at: number) => `partner_id = '${partnerId}' AND sequence = ${at}`
const head = () => `partner_id = '${partnerId}'`

function everyTampering(): Tampering[] {
  const columns: [column: string, value: string][] = [
    ['id', 'gen_random_uuid()'],
    ['occurred_at', `occurred_at + interval '1 millisecond'`],
    ['actor_kind', `'system'`],
    ['actor_id', 'gen_random_uuid()'],
    ['actor_id', 'NULL'],
    ['actor_name', `'Somebody else'`],
    ['action', `'cluster.deleted'`],
    ['target_type', `'person'`],
    ['target_id', 'NULL'],
    ['target_name', `'Another'`],
    ['client_address', `''`],
    ['payload', `replace(payload, 'Cluster', 'cluster')`],
    ['payload', `payload || ' '`],
    ['payload', `'{}'`],
    ['previous_hash', `repeat('0', 63) || '1'`],
    ['hash', `repeat('a', 64)`],
  ]
  const all: Tampering[] = []
  for (const at of [1, 2, 6, 11, 12]) {
    for (const [column, value] of columns) {
      all.push([
        `change ${column} to ${value} in row ${at}`,
        [`UPDATE audit_event SET ${column} = ${value} WHERE ${row(at)}`],
      ])
    }
  }
  for (let at = 1; at <= rowCount; at += 1) {
    all.push([`delete row ${at}`, [`DELETE FROM audit_event WHERE ${row(at)}`]])
  }
  for (let at = 1; at < rowCount; at += 1) {
    all.push([
      `swap rows ${at} and ${at + 1}`,
      [
        `UPDATE audit_event SET sequence = 1000 WHERE ${row(at)}`,
        `UPDATE audit_event SET sequence = ${at} WHERE ${row(at + 1)}`,
        `UPDATE audit_event SET sequence = ${at + 1} WHERE ${row(1000)}`,
      ],
    ])
  }
  const copy = (sequence: number) =>
    `INSERT INTO audit_event SELECT gen_random_uuid(), partner_id, ${sequence}, occurred_at, actor_kind, actor_id, actor_name, action,
      target_type, target_id, target_name, client_address, payload, previous_hash, hash FROM audit_event WHERE ${row(3)}`
  all.push(['insert a copy at the end', [copy(rowCount + 1)]])
  all.push(['insert a copy before the first', [copy(0)]])
  all.push(['insert a copy far beyond the end', [copy(5000)]])
  all.push([
    'insert a copy in the middle',
    [
      `UPDATE audit_event SET sequence = sequence + 1000 WHERE partner_id = '${partnerId}' AND sequence > 6`,
      copy(7),
      `UPDATE audit_event SET sequence = sequence - 999 WHERE partner_id = '${partnerId}' AND sequence > 1000`,
    ],
  ])
  all.push(['give a row to another number beyond the end', [`UPDATE audit_event SET sequence = 99 WHERE ${row(5)}`]])
  for (const kept of [0, 1, 5, 11]) {
    all.push([
      `cut off after row ${kept}`,
      [`DELETE FROM audit_event WHERE partner_id = '${partnerId}' AND sequence > ${kept}`],
    ])
    all.push([
      `cut off after row ${kept} and set the head back`,
      [
        `DELETE FROM audit_event WHERE partner_id = '${partnerId}' AND sequence > ${kept}`,
        kept === 0
          ? `DELETE FROM audit_head WHERE ${head()}`
          : `UPDATE audit_head SET sequence = ${kept}, hash = (SELECT hash FROM audit_event WHERE ${row(kept)}) WHERE ${head()}`,
      ],
    ])
  }
  all.push(['delete the head', [`DELETE FROM audit_head WHERE ${head()}`]])
  all.push(['change the hash of the head', [`UPDATE audit_head SET hash = repeat('b', 64) WHERE ${head()}`]])
  all.push(['set the head back', [`UPDATE audit_head SET sequence = ${rowCount - 1} WHERE ${head()}`]])
  all.push(['set the head forward', [`UPDATE audit_head SET sequence = ${rowCount + 1} WHERE ${head()}`]])
  all.push(['delete everything', [`DELETE FROM audit_event WHERE ${head()}`, `DELETE FROM audit_head WHERE ${head()}`]])
  return all
}

/** Runs on the owner's connection, looks with another, and puts everything back. */
async function isFoundOut([name, statements]: Tampering): Promise<{ name: string; found: boolean }> {
  await client.query(
    'CREATE TEMP TABLE kept_event AS SELECT * FROM audit_event; CREATE TEMP TABLE kept_head AS SELECT * FROM audit_head',
  )
  for (const statement of statements) {
    const { rowCount: touched } = await client.query(statement)
    if (!touched) throw new Error(`${name} touched nothing`)
  }
  const { faults } = await verifyTrail(ownerUrl, anchors)
  await client.query(
    `DELETE FROM audit_event; DELETE FROM audit_head; INSERT INTO audit_event SELECT * FROM kept_event;
     INSERT INTO audit_head SELECT * FROM kept_head; DROP TABLE kept_event, kept_head`,
  )
  return { name, found: faults.some((fault) => fault.partnerId === partnerId) }
}

it('finds every one of more than a hundred ways to tamper', async () => {
  const tamperings = everyTampering()
  expect(tamperings.length).toBeGreaterThan(100)
  const missed: string[] = []
  for (const tampering of tamperings) {
    const { name, found } = await isFoundOut(tampering)
    if (!found) missed.push(name)
  }
  expect(missed).toEqual([])
  expect((await verifyTrail(ownerUrl, anchors)).faults).toEqual([])
})

it('finds with an anchor a tail that was rewritten with correct hashes', async () => {
  await client.query(
    'CREATE TEMP TABLE kept_event AS SELECT * FROM audit_event; CREATE TEMP TABLE kept_head AS SELECT * FROM audit_head',
  )
  const { rows } = await client.query(`SELECT * FROM audit_event WHERE ${row(rowCount)}`)
  const payload = rows[0].payload.replace('"name":"Cluster 11"', '"name":"Forged"')
  const hash = linkHash(rows[0].previous_hash, payload, sha256)
  await client.query(`UPDATE audit_event SET payload = $1, hash = $2, target_name = 'Forged' WHERE ${row(rowCount)}`, [
    payload,
    hash,
  ])
  await client.query(`UPDATE audit_head SET hash = $1 WHERE ${head()}`, [hash])
  expect((await verifyTrail(ownerUrl)).faults).toEqual([])
  expect((await verifyTrail(ownerUrl, anchors)).faults).toEqual([
    { partnerId, because: 'anchor-differs', sequence: BigInt(rowCount) },
  ])
  await client.query(
    `DELETE FROM audit_event; DELETE FROM audit_head; INSERT INTO audit_event SELECT * FROM kept_event;
     INSERT INTO audit_head SELECT * FROM kept_head; DROP TABLE kept_event, kept_head`,
  )
})

it('the application itself can neither change nor delete a row', async () => {
  const asApp = (statement: string) => database.asPartner(partnerId, (tx) => tx.$executeRawUnsafe(statement))
  await expect(asApp(`UPDATE audit_event SET action = 'x'`)).rejects.toThrow(/permission denied/)
  await expect(asApp('DELETE FROM audit_event')).rejects.toThrow(/permission denied/)
  await expect(asApp('DELETE FROM audit_head')).rejects.toThrow(/permission denied/)
})

it('fifty changes at the same moment make one chain without a gap', async () => {
  const actor = { kind: 'system' as const, personId: null, name: 'Partner Hub', partnerId, clientAddress: '' }
  await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      database.asPartner(partnerId, (tx) =>
        recordAudit(tx, actor, {
          action: 'cluster.checked',
          target: { type: 'cluster', id: null, name: `C${at}` },
          changes: [],
        }),
      ),
    ),
  )
  const report = await verifyTrail(ownerUrl, anchors)
  expect(report.faults).toEqual([])
  expect(report.ends.find((end) => end.partnerId === partnerId)?.sequence).toBe(BigInt(rowCount + 50))
})

it('a change that is rolled back leaves no row, and no gap', async () => {
  const actor = { kind: 'system' as const, personId: null, name: 'Partner Hub', partnerId, clientAddress: '' }
  const before = (await verifyTrail(ownerUrl)).ends
  await expect(
    database.asPartner(partnerId, async (tx) => {
      await recordAudit(tx, actor, {
        action: 'cluster.checked',
        target: { type: 'cluster', id: null, name: 'C' },
        changes: [],
      })
      throw new Error('the change itself failed')
    }),
  ).rejects.toThrow('the change itself failed')
  expect((await verifyTrail(ownerUrl)).ends).toEqual(before)
})
