import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorFault, type ChainEnd, chainStart, headFault, linkFault, type StoredLink } from '@/lib/domain/audit/chain'
import { canonicalText, linkHash, recordOf } from '@/lib/domain/audit/record'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const partnerId = '01900000-0000-7000-8000-000000000001'

function chainOf(count: number): StoredLink[] {
  let last: ChainEnd = chainStart
  return Array.from({ length: count }, (_, index) => {
    const place = {
      id: `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      sequence: last.sequence + 1n,
      occurredAt: new Date(1_800_000_000_000 + index),
    }
    const actor = {
      kind: 'person' as const,
      personId: partnerId,
      name: 'Ana',
      partnerId,
      clientAddress: '198.51.100.7',
    }
    const event = {
      action: 'person.changed' as const,
      target: { type: 'person' as const, id: place.id, name: `Person ${index}` },
      changes: [{ field: 'name', before: null, after: `Person ${index}` }],
    }
    const payload = canonicalText(recordOf(actor, event, place))
    const previousHash = last.hash
    const hash = linkHash(previousHash, payload, sha256)
    last = { sequence: place.sequence, hash }
    return {
      ...place,
      partnerId,
      actorKind: actor.kind,
      actorId: actor.personId,
      actorName: actor.name,
      action: event.action,
      targetType: event.target.type,
      targetId: event.target.id,
      targetName: event.target.name,
      clientAddress: actor.clientAddress,
      payload,
      previousHash,
      hash,
    }
  })
}

function firstFault(rows: readonly StoredLink[], head: ChainEnd | null, anchors: readonly ChainEnd[] = []) {
  let last: ChainEnd = chainStart
  for (const row of rows) {
    const fault = linkFault(last, row, sha256)
    if (fault) return fault
    last = row
  }
  const found = new Map(rows.map((row) => [row.sequence, row.hash]))
  const anchored = anchors.map((anchor) => anchorFault(anchor, found.get(anchor.sequence) ?? null))
  return headFault(last, head) ?? anchored.find((fault) => fault !== null) ?? null
}

const rows = chainOf(5)
const head = rows[4] as StoredLink

describe('a chain', () => {
  it('as it was written has no fault', () => {
    expect(firstFault(rows, head, [rows[2] as StoredLink, head])).toBeNull()
    expect(firstFault([], null)).toBeNull()
  })

  it.each([
    'id',
    'occurredAt',
    'actorKind',
    'actorId',
    'actorName',
    'action',
    'targetType',
    'targetId',
    'targetName',
    'clientAddress',
    'partnerId',
  ] as const)('with another %s in row 3 is broken there', (column) => {
    const changed = rows.map((row) =>
      row.sequence === 3n ? { ...row, [column]: column === 'occurredAt' ? new Date(0) : 'something else' } : row,
    )
    expect(firstFault(changed, head)).toEqual({ because: 'changed-column', sequence: 3n })
  })

  it('names a deleted row, a swap, and an inserted row', () => {
    const [one, two, three, four, five] = rows as [StoredLink, StoredLink, StoredLink, StoredLink, StoredLink]
    expect(firstFault([one, two, four, five], head)).toEqual({ because: 'missing-row', sequence: 3n })
    expect(firstFault([one, { ...three, sequence: 2n }, { ...two, sequence: 3n }, four, five], head)?.sequence).toBe(2n)
    expect(firstFault([one, two, { ...two, sequence: 3n }, three], head)?.sequence).toBe(3n)
  })

  it('cut off at the end differs from its head, and from an anchor when the head was cut too', () => {
    const cut = rows.slice(0, 3)
    const third = cut[2] as StoredLink
    expect(firstFault(cut, head)).toEqual({ because: 'cut-off', sequence: 4n })
    expect(firstFault(cut, third)).toBeNull()
    expect(firstFault(cut, third, [head])).toEqual({ because: 'cut-off', sequence: 5n })
    expect(firstFault(rows, null)).toEqual({ because: 'missing-head', sequence: 5n })
  })

  it('rewritten from a row on by somebody who can compute hashes differs from an anchor', () => {
    const forged = chainOf(5).map((row) => ({ ...row }))
    const last = forged[4] as StoredLink
    last.payload = last.payload.replace('Person 4', 'Person X')
    last.targetName = 'Person X'
    last.hash = linkHash(last.previousHash, last.payload, sha256)
    expect(firstFault(forged, last)?.because ?? firstFault(forged, last, [head])?.because).toBeDefined()
    expect(firstFault(forged, { sequence: 5n, hash: last.hash }, [head])?.sequence).toBe(5n)
  })

  it('never survives a changed character of a payload', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (at, offset, letter) => {
        const row = rows[at] as StoredLink
        const place = offset % row.payload.length
        fc.pre(row.payload[place] !== letter)
        const payload = row.payload.slice(0, place) + letter + row.payload.slice(place + 1)
        const changed = rows.map((kept) => (kept === row ? { ...row, payload } : kept))
        expect(firstFault(changed, head)?.sequence).toBe(row.sequence)
      }),
      { numRuns: 300 },
    )
  })
})

describe('canonical text', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalText({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}')
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalText(reversed)).toBe(canonicalText(value))
        expect(canonicalText(JSON.parse(canonicalText(value)))).toBe(canonicalText(value))
      }),
    )
  })
})

it('the values of a write-only field never reach a record', () => {
  const actor = { kind: 'system' as const, personId: null, name: 'Partner Hub', partnerId, clientAddress: '' }
  const record = recordOf(
    actor,
    {
      action: 'cluster.changed',
      target: { type: 'cluster', id: partnerId, name: 'Madrid' },
      changes: [{ field: 'testAccountPassword', before: 'old canary', after: 'new canary', secret: true }],
    },
    { id: partnerId, sequence: 1n, occurredAt: new Date(0) },
  )
  expect(canonicalText(record)).not.toContain('canary')
  expect(record.changes).toEqual([{ field: 'testAccountPassword', before: null, after: null, secret: true }])
})

describe('the canonical text', () => {
  it('says of half a surrogate pair what the database stores of it', () => {
    const name = 'Madrid \ud83d'
    expect(canonicalText({ name })).toBe(canonicalText({ name: Buffer.from(name, 'utf8').toString('utf8') }))
  })
})
