import { describe, expect, it } from 'vitest'
import { isSessionAlive, needsTouch } from '@/lib/domain/identity/session-limits'

const at = new Date('2026-11-20T12:00:00.000Z')
const minutes = (count: number) => new Date(at.getTime() + count * 60_000)
const living = { lastSeenAt: minutes(-1), expiresAt: minutes(60), disabledAt: null }

describe('a session', () => {
  it.each([
    ['seen a minute ago', living, true],
    [
      'idle one millisecond less than 30 minutes',
      { ...living, lastSeenAt: new Date(minutes(-30).getTime() + 1) },
      true,
    ],
    ['idle for exactly 30 minutes', { ...living, lastSeenAt: minutes(-30) }, false],
    ['at its absolute end', { ...living, expiresAt: at }, false],
    ['past its absolute end though just used', { ...living, lastSeenAt: at, expiresAt: minutes(-1) }, false],
    ['of a disabled person', { ...living, disabledAt: minutes(-5) }, false],
  ])('%s: alive is %s', (_when, session, alive) => {
    expect(isSessionAlive(session, at, 30)).toBe(alive)
  })

  it('is touched once a minute at most', () => {
    expect(needsTouch({ lastSeenAt: new Date(at.getTime() - 59_999) }, at)).toBe(false)
    expect(needsTouch({ lastSeenAt: minutes(-1) }, at)).toBe(true)
  })
})
