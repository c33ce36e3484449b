import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openStream } from '@/components/patterns/event-stream'

/** A browser's EventSource whose fate the test decides. */
class FakeSource {
  static readonly CLOSED = 2
  static made: FakeSource[] = []
  readyState = 0
  onopen = () => {}
  onerror = () => {}
  onmessage = (_event: { data: string }) => {}
  listeners = new Map<string, () => void>()
  constructor(readonly url: string) {
    FakeSource.made.push(this)
  }
  addEventListener(name: string, listener: () => void) {
    this.listeners.set(name, listener)
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
  refuse() {
    this.readyState = FakeSource.CLOSED
    this.onerror()
  }
}

const heard = { drawnAtMs: 1_700_000_000_123, onEvent: vi.fn(), onBack: vi.fn(), onSignedOut: vi.fn() }
const latest = (): FakeSource => {
  const source = FakeSource.made.at(-1)
  if (!source) throw new Error('Nothing was opened')
  return source
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  FakeSource.made = []
  vi.clearAllMocks()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks again for a stream that was refused, ever more seldom, and says when it is back', () => {
  openStream({ ...heard, isBack: false })
  for (let refusal = 0; refusal < 10; refusal += 1) {
    latest().refuse()
    vi.advanceTimersByTime(60_000)
  }
  expect(FakeSource.made).toHaveLength(11)
  expect(heard.onBack).not.toHaveBeenCalled()
  latest().onopen()
  expect(heard.onBack).toHaveBeenCalledTimes(1)
  latest().refuse()
  vi.advanceTimersByTime(2_000)
  expect(FakeSource.made).toHaveLength(12)
})

it('asks for what has happened since the page was drawn', () => {
  openStream({ ...heard, isBack: false })
  expect(latest().url).toBe('/api/events?since=1700000000123')
})

it('leaves a broken stream to the browser, which tries again by itself', () => {
  openStream({ ...heard, isBack: false })
  latest().onerror()
  vi.advanceTimersByTime(120_000)
  expect(FakeSource.made).toHaveLength(1)
  latest().onopen()
  expect(heard.onBack).toHaveBeenCalledTimes(1)
})

it('counts the first opening as a return when something may have been missed', () => {
  openStream({ ...heard, isBack: true })
  latest().onopen()
  expect(heard.onBack).toHaveBeenCalledTimes(1)
})

it('asks for nothing more once it was closed or the session has ended', () => {
  const close = openStream({ ...heard, isBack: false })
  latest().refuse()
  close()
  vi.advanceTimersByTime(120_000)
  expect(FakeSource.made).toHaveLength(1)

  openStream({ ...heard, isBack: false })
  latest().listeners.get('signed-out')?.()
  vi.advanceTimersByTime(120_000)
  expect(heard.onSignedOut).toHaveBeenCalledTimes(1)
  expect(FakeSource.made).toHaveLength(2)
})
