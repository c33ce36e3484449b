import { describe, expect, it } from 'vitest'
import { type ChannelObservation, judgeChannel } from '@/lib/domain/health/event-channel'
import { wordsOfFinding } from '@/tests/support/finding-words'

const twenty = Array<number>(20).fill(200)
const observation = (over: Partial<ChannelObservation>): ChannelObservation => ({
  host: 'xsi.example.com',
  port: 443,
  address: '198.51.100.48',
  hasChannel: over.openedWith === 200,
  heartbeats: [],
  ...over,
})

describe('an event channel', () => {
  it.each<[string, Partial<ChannelObservation>, string, string[]]>([
    ['twenty heartbeats answered', { openedWith: 200, heartbeats: twenty }, 'kept', []],
    ['the third meets another server', { openedWith: 200, heartbeats: [200, 200, 404] }, 'broken', ['channel-broken']],
    ['the first is not let in', { openedWith: 200, heartbeats: [401] }, 'broken', ['channel-broken']],
    ['a heartbeat without an answer', { openedWith: 200, heartbeats: [200, 'none'] }, 'inconclusive', []],
    ['stopped half way', { openedWith: 200, heartbeats: [200] }, 'inconclusive', []],
    ['no identifier', { openedWith: 200, hasChannel: false }, 'not-opened', ['channel-not-opened']],
    ['404 instead of a channel', { openedWith: 404 }, 'not-opened', ['channel-not-opened']],
    ['no answer at all', { openedWith: 'none' }, 'inconclusive', ['channel-not-opened']],
    ['a refused account', { openedWith: 401 }, 'not-tested', ['login-refused']],
    ['no account', { reason: 'no-test-account' }, 'not-tested', []],
  ])('%s', (_name, over, outcome, codes) => {
    const verdict = judgeChannel(observation(over))
    expect(verdict.outcome).toBe(outcome)
    expect(verdict.findings.map((finding) => finding.code)).toEqual(codes)
    for (const finding of verdict.findings) expect(wordsOfFinding(finding, 'es').join()).not.toMatch(/[{}]/)
  })
})
