import { describe, expect, it } from 'vitest'
import { runInParts } from '@/components/templates/list/run-in-parts'
import { ok, refuse } from '@/lib/domain/result'
import type { BulkOutcome } from '@/lib/features/template-list/types'

const items = Array.from({ length: 45 }, (_none, at) => `id ${at}`)
const done = (id: string): BulkOutcome => ({ id, name: id, outcome: 'done', problem: null })

describe('a deed on many rows', () => {
  it('goes out in small calls one after the other, and tells how far it is', async () => {
    const sizes: number[] = []
    const progress: number[] = []
    let running = 0
    const outcomes = await runInParts({
      items,
      idOf: (id) => id,
      onProgress: (count) => progress.push(count),
      send: async (part) => {
        running += 1
        expect(running).toBe(1)
        sizes.push(part.length)
        await Promise.resolve()
        running -= 1
        return ok(part.map(done))
      },
    })
    expect(sizes).toEqual([20, 20, 5])
    expect(progress).toEqual([20, 40, 45])
    expect(outcomes.map(({ id }) => id)).toEqual(items)
  })

  it('reports the rows of a call that failed or was refused, and goes on with the others', async () => {
    let call = 0
    const outcomes = await runInParts({
      items,
      idOf: (id) => id,
      onProgress: () => undefined,
      send: async (part) => {
        call += 1
        if (call === 1) throw new TypeError('no network')
        return call === 2 ? refuse('unavailable') : ok(part.map(done))
      },
    })
    expect(outcomes).toHaveLength(45)
    expect(outcomes[0]).toMatchObject({ outcome: 'failed', problem: { code: 'no-answer' } })
    expect(outcomes[20]).toMatchObject({ outcome: 'failed', problem: { code: 'unavailable' } })
    expect(outcomes[40]).toMatchObject({ outcome: 'done' })
  })
})
