/** Proves that ids are valid UUIDs of version 7 and sort in the order in which they were made. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/platform/clock'

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('an id', () => {
  it('is a UUID of version 7 that carries its time', () => {
    vi.setSystemTime(new Date('2030-01-02T03:04:05.678Z'))
    const id = newId()
    expect(id).toMatch(version7)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2030-01-02T03:04:05.678Z'))
  })

  it('sorts after all earlier ones, also within one millisecond and when the clock steps back', () => {
    vi.setSystemTime(new Date('2030-01-03T00:00:00Z'))
    const ids = Array.from({ length: 10_000 }, newId)
    vi.setSystemTime(new Date('2030-01-02T00:00:00Z'))
    ids.push(newId())
    expect(ids).toEqual([...ids].sort())
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(version7)
  })
})
