/** How long anything may take, on a clock that stands still until a test moves it (quality.md, P2). */
import type { TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { afterAttempt, type CloudRequest, nextStep, startRequest } from '@/lib/domain/failover/cloud-request'
import { cloudDefaults } from '@/lib/domain/failover/cloud-settings'
import { liveOutcomeOf } from '@/lib/domain/failover/live-outcome'
import type { AddressObservation } from '@/lib/domain/health/types'
import { probeAddress } from '@/lib/platform/net/address-probe'
import { firstHeaderMs, wholeRequestMs } from '@/lib/platform/net/deadline'
import { runsOf } from '@/tests/support/depth'
import {
  type Listening,
  listenTcp,
  listenTls,
  nextAddress,
  optionsFor,
  resolverOf,
  targetAt,
  versionsAnswer,
} from '@/tests/support/probing'
import { started } from '@/tests/support/started'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => vi.useRealTimers())

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}
/** Long enough for whatever the network has on its way to be heard. */
const heard = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A probe of one address, and whether it is over. */
function probing(port: number, address: string) {
  const options = optionsFor(resolverOf([address]), [port])
  const running: { result: Promise<AddressObservation>; isOver: boolean } = {
    result: probeAddress(targetAt(port), address, options).finally(() => {
      running.isOver = true
    }),
    isOver: false,
  }
  return running
}

/** A probe of a server that was asked and says nothing, and the server's end of the connection. */
async function probingSilence() {
  let hear = (_socket: TLSSocket) => {}
  const asked = new Promise<TLSSocket>((resolve) => {
    hear = resolve
  })
  const server = await started(listenTls((socket) => hear(socket)))
  const probe = probing(server.port, server.address)
  return { probe, socket: await asked }
}

const reasonOf = ({ stages }: AddressObservation) => stages.find(({ outcome }) => outcome === 'failed')?.reason

describe('silence', () => {
  const silences = [
    ['after the connection', 'tls-timeout', () => listenTcp((socket) => socket.resume())],
    [
      'within the handshake',
      'tls-timeout',
      () => listenTcp((socket) => socket.once('data', () => socket.write('\x16'))),
    ],
    ['after the request', 'http-timeout', () => listenTls(() => {})],
    ['within the status line', 'http-timeout', () => listenTls((socket) => socket.write('HTTP/1.1 2'))],
  ] as const

  it.each(silences)('%s lasts exactly the two seconds that the cloud waits', async (_where, reason, listen) => {
    const server = await started(listen())
    const probe = probing(server.port, server.address)
    await until(() => server.accepted === 1)
    await heard()
    vi.advanceTimersByTime(firstHeaderMs - 1)
    await heard()
    expect(probe.isOver).toBe(false)
    vi.advanceTimersByTime(1)
    const observation = await probe.result
    expect([reasonOf(observation), performance.now()]).toEqual([reason, 2_000])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is two seconds from the start of connecting, however they are shared among the steps', async () => {
    const { probe } = await probingSilence()
    vi.advanceTimersByTime(1_500)
    await heard()
    expect(probe.isOver).toBe(false)
    vi.advanceTimersByTime(500)
    expect(reasonOf(await probe.result)).toBe('http-timeout')
  })
})

it('an answer that never ends is over six and a half seconds after the start of connecting', async () => {
  const { probe, socket } = await probingSilence()
  vi.advanceTimersByTime(1_900)
  socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<')
  await until(() => vi.getTimerCount() === 1)
  vi.advanceTimersByTime(wholeRequestMs - 1_900 - 1)
  socket.write('<')
  await heard()
  expect(probe.isOver).toBe(false)
  vi.advanceTimersByTime(1)
  expect([reasonOf(await probe.result), performance.now()]).toEqual(['http-body-incomplete', 6_500])
})

/** One request of the cloud over real connections; answers when each attempt began and what it met. */
async function request(port: number, addresses: readonly string[], pass: () => Promise<void>) {
  const options = optionsFor(resolverOf([...addresses]), [port])
  let state: CloudRequest = startRequest(addresses, new Map())
  const attempts: { atMs: number; kind: string }[] = []
  for (;;) {
    const atMs = performance.now()
    const step = nextStep(state, cloudDefaults, atMs, 0)
    if (step.type === 'finished') return { attempts, outcome: step.outcome, endedAtMs: atMs }
    const running = probeAddress(targetAt(port), step.address, options)
    await pass()
    const { outcome } = liveOutcomeOf(await running)
    if (!outcome) throw new Error('nothing was found out')
    attempts.push({ atMs, kind: outcome.kind })
    const times = { startedAtMs: atMs, endedAtMs: performance.now() }
    state = afterAttempt(state, cloudDefaults, { address: step.address, outcome, ...times }).request
  }
}

describe('a request of the cloud', () => {
  const broken = (status: string) => (address: string, port: number) =>
    listenTls(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`, {}, address, port)
  const bad: [string, ((address: string, port: number) => Promise<Listening>) | undefined][] = [
    ['a refused connection', undefined],
    ['a reset connection', (...at) => listenTcp((socket) => socket.resetAndDestroy(), ...at)],
    [
      'a reset within the handshake',
      (...at) => listenTcp((socket) => socket.once('data', () => socket.resetAndDestroy()), ...at),
    ],
    ['status 500', broken('500 Broken')],
    ['status 503', broken('503 Busy')],
  ]

  it.each(bad)('moves on from %s without waiting for anything', async (_what, listen) => {
    const good = await started(listenTls(versionsAnswer))
    const first = nextAddress()
    if (listen) await started(listen(first, good.port))
    for (let turn = 0; turn < runsOf({ quick: 3, full: 20 }); turn += 1) {
      const met = await request(good.port, [first, good.address], async () => {})
      expect(met).toMatchObject({ outcome: 'answered', endedAtMs: 0, attempts: [{ atMs: 0 }, { atMs: 0 }] })
    }
  })

  it('that meets nothing but silence is given up after its three tries, within six and a half seconds', async () => {
    const servers = [await started(listenTcp((socket) => socket.resume()))]
    const [{ port } = { port: 0 }] = servers
    for (const _ of [2, 3]) servers.push(await started(listenTcp((socket) => socket.resume(), nextAddress(), port)))
    const addresses = servers.map(({ address }) => address)
    let tries = 0
    const met = await request(port, addresses, async () => {
      const server = servers[tries]
      tries += 1
      await until(() => server?.accepted === 1)
      await heard()
      vi.advanceTimersByTime(firstHeaderMs)
    })
    expect(met).toEqual({
      outcome: 'failed',
      endedAtMs: 6_000,
      attempts: [0, 2_000, 4_000].map((atMs) => ({ atMs, kind: 'timeout' })),
    })
    expect(met.endedAtMs).toBeLessThanOrEqual(wholeRequestMs)
  })
})
