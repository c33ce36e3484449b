import { describe, expect, it } from 'vitest'
import { createLimiter } from '@/lib/platform/net/limiter'
import { createLoopWatch } from '@/lib/platform/net/loop-watch'
import { createReach } from '@/lib/platform/net/reach'
import { secureContextOf } from '@/lib/platform/net/secure-contexts'
import { issueClient } from '@/tests/support/test-authority'

describe('the bulkhead', () => {
  it('never runs more tasks than it may, runs all of them, in order, failures included', async () => {
    const limiter = createLimiter(3)
    let running = 0
    let most = 0
    const started: number[] = []
    const tasks = Array.from({ length: 20 }, (_, index) =>
      limiter.run(async () => {
        started.push(index)
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setImmediate(resolve))
        running -= 1
        if (index % 5 === 0) throw new Error('no')
      }),
    )
    const results = await Promise.allSettled(tasks)
    expect(most).toBe(3)
    expect(started).toEqual(Array.from({ length: 20 }, (_, index) => index))
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(4)
  })
})

describe('the watch over the event loop', () => {
  const stall = (milliseconds: number) => {
    const end = performance.now() + milliseconds
    while (performance.now() < end);
  }

  it('sees a stall that is still going on and one that is over', async () => {
    const window = createLoopWatch().open()
    stall(320)
    expect(window.lateMs()).toBeGreaterThan(200)
    await new Promise((resolve) => setTimeout(resolve, 1))
    expect(window.lateMs()).toBeGreaterThan(200)
    window.close()
  })

  it('does not blame a window for what was before it', async () => {
    const watch = createLoopWatch()
    const first = watch.open()
    stall(320)
    await new Promise((resolve) => setTimeout(resolve, 1))
    const second = watch.open()
    expect(first.lateMs()).toBeGreaterThan(200)
    expect(second.lateMs()).toBeLessThan(first.lateMs())
    first.close()
    second.close()
  })
})

describe('the networks that answered', () => {
  it('are the Internet as one and each /16 of the operator by itself, and only lately', () => {
    const reach = createReach()
    const before = performance.now()
    reach.note('8.8.8.8')
    reach.note('10.1.2.3')
    const after = performance.now() + 1
    expect(reach.hasAnswered('1.1.1.1', before)).toBe(true)
    expect(reach.hasAnswered('10.1.9.9', before)).toBe(true)
    expect(reach.hasAnswered('10.2.0.1', before)).toBe(false)
    expect(reach.hasAnswered('1.1.1.1', after)).toBe(false)
  })
})

describe('secure contexts', () => {
  it('are made once for a set of anchors and a client certificate', () => {
    const anchors = { pems: [] }
    const client = issueClient()
    expect(secureContextOf(anchors)).toBe(secureContextOf(anchors))
    expect(secureContextOf(anchors, client)).toBe(secureContextOf(anchors, { ...client }))
    expect(secureContextOf(anchors, client)).not.toBe(secureContextOf(anchors))
    expect(secureContextOf(anchors, issueClient())).not.toBe(secureContextOf(anchors, client))
    expect(secureContextOf({ pems: [] })).not.toBe(secureContextOf(anchors))
  })
})
