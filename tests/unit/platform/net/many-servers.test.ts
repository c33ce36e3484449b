/** What must hold for every server, however often it is probed (quality.md, P3 to P5). */
import { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { afterAttempt, nextStep, startRequest } from '@/lib/domain/failover/cloud-request'
import { cloudDefaults } from '@/lib/domain/failover/cloud-settings'
import { liveOutcomeOf } from '@/lib/domain/failover/live-outcome'
import { targetOf } from '@/lib/domain/health/interface-target'
import { judgeInterface } from '@/lib/domain/health/judge'
import { interfaceKinds } from '@/lib/domain/health/types'
import { probeAddress } from '@/lib/platform/net/address-probe'
import { probeInterface } from '@/lib/platform/net/interface-probe'
import { createKnownChains } from '@/lib/platform/net/known-chains'
import { createLimiter } from '@/lib/platform/net/limiter'
import { createLoopWatch } from '@/lib/platform/net/loop-watch'
import { isQuick, runsOf } from '@/tests/support/depth'
import { keptBytes } from '@/tests/support/memory'
import { misbehaviours } from '@/tests/support/misbehaving-servers'
import {
  listenTcp,
  listenTls,
  nextAddress,
  optionsFor,
  reasonAt,
  resolverOf,
  targetAt,
  versionsAnswer,
} from '@/tests/support/probing'
import { started } from '@/tests/support/started'
import { issue, issueClient, testAuthority } from '@/tests/support/test-authority'

const openSockets = () => process.getActiveResourcesInfo().filter((name) => /TCPSocket|TLS/.test(name)).length
const overHttp = interfaceKinds.filter((kind) => kind !== 'cti')

/** Those that end by themselves; the others cost two seconds each, or more. */
const swift = misbehaviours.filter(
  ({ reason, name }) => !reason.endsWith('-timeout') && name !== 'a slow body' && name !== 'of one megabyte',
)
/** What one kind calls wrong may be right for another: the authentication service answers as it likes, DMS with any file. */
const isAboutBody = (reason: string) => reason === 'http-wrong-body' || reason === 'http-body-incomplete'

describe('a server that misbehaves', () => {
  it('gives every interface its reason, again and again, and leaves no socket behind', async () => {
    const times = runsOf({ quick: 1, full: 100 })
    const options = { watch: createLoopWatch(), chains: createKnownChains() }
    for (const { name, reason, start } of swift) {
      const server = await start()
      const probing = optionsFor(resolverOf([server.address]), [server.port], options)
      for (let turn = 0; turn < times; turn += 1) {
        const found = await Promise.all(
          overHttp.map(async (kind) => [
            kind,
            reasonAt(await probeInterface(targetAt(server.port, { kind }), probing)),
          ]),
        )
        for (const [kind, told] of found) {
          const isOwn = isAboutBody(reason) && kind !== 'xsi-actions' && kind !== 'xsi-events'
          if (told !== 'prober-starved' && !isOwn) expect([name, kind, told]).toEqual([name, kind, reason])
        }
      }
      await server.stop()
      await expect.poll(openSockets, { message: name }).toBe(0)
    }
  }, 600_000)

  it('leaves no memory behind: all of them at once, round after round', async () => {
    const servers = await Promise.all((isQuick ? swift : misbehaviours).map(({ start }) => start()))
    const options = { watch: createLoopWatch(), chains: createKnownChains(), limiter: createLimiter(1_000) }
    const kinds = overHttp.slice(0, runsOf({ quick: 1, full: overHttp.length }))
    const round = () =>
      Promise.all(
        servers.flatMap(({ address, port }) =>
          kinds.map((kind) =>
            probeInterface(targetAt(port, { kind }), optionsFor(resolverOf([address]), [port], options)),
          ),
        ),
      )
    await round()
    const before = await keptBytes()
    for (let turn = 0; turn < runsOf({ quick: 1, full: 10 }); turn += 1) await round()
    const grownBytes = (await keptBytes()) - before
    await Promise.all(servers.map((server) => server.stop()))
    expect(grownBytes).toBeLessThan(20_000_000)
  }, 600_000)
})

describe('an address that is denied', () => {
  it.each([
    ['the loopback in other clothes', ['127.0.0.1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::']],
    ['private and metadata addresses', ['10.0.0.1', '169.254.169.254', 'fd00:ec2::254', '192.168.1.1']],
  ])('%s gets no packet', async (_name, addresses) => {
    const forbidden = await started(listenTcp(() => {}, '127.0.0.1'))
    const options = optionsFor(resolverOf(addresses), [forbidden.port])
    for (let turn = 0; turn < runsOf({ quick: 3, full: 100 }); turn += 1) {
      const observation = await probeInterface(targetAt(forbidden.port), options)
      expect(judgeInterface(observation, new Date())).toMatchObject({ state: 'unknown', reason: 'blocked-by-policy' })
    }
    expect(forbidden.accepted).toBe(0)
  })

  it.each(['0x7f.1', '2130706433', '0177.0.0.1', '127.1', '[::ffff:127.0.0.1]', '[::1]'])(
    'written as https://%s is refused before anything is asked',
    async (host) => {
      const forbidden = await started(listenTcp(() => {}, '127.0.0.1'))
      const target = targetOf('xsi-actions', { xsiActionsUrl: `https://${host}:${forbidden.port}/` }, {}, [
        forbidden.port,
      ])
      if (target?.ok) {
        const options = optionsFor(resolverOf([target.value.host.replace(/^\[|\]$/g, '')]), [forbidden.port])
        expect(reasonAt(await probeInterface(target.value, options))).toBe('blocked-by-policy')
      }
      expect(forbidden.accepted).toBe(0)
    },
  )
})

describe('many probes at once', () => {
  it('send each server its own name, at every address', async () => {
    const seen: string[] = []
    const hosts = Array.from({ length: 10 }, (_, index) => `xsi-${index}.example.com`)
    const answer = (socket: TLSSocket, head: string) => {
      const host = /^Host: ([^\r:]+)/m.exec(head)?.[1]
      seen.push(`${String(socket.servername)} ${host}`)
      socket.end(versionsAnswer)
    }
    const certificate = issue({ host: 'xsi-0.example.com', names: hosts })
    const first = await started(listenTls(answer, certificate))
    const second = await started(listenTls(answer, certificate, nextAddress(), first.port))
    const options = optionsFor(resolverOf([first.address, second.address]), [first.port])
    const times = runsOf({ quick: 2, full: 50 })
    for (let turn = 0; turn < times; turn += 1) {
      await Promise.all(hosts.map((host) => probeInterface(targetAt(first.port, { host }), options)))
    }
    expect(seen).toHaveLength(hosts.length * 2 * times)
    for (const one of seen) expect(one).toMatch(/^(\S+) \1$/)
  }, 120_000)

  it('go on to the next address with the same name, whatever the one before did', async () => {
    const seen: string[] = []
    const names = Array.from({ length: 5 }, (_, index) => `xsi-${index}.example.com`)
    const certificate = issue({ host: 'xsi-0.example.com', names })
    const busy = (socket: TLSSocket, head: string) => {
      seen.push(`${String(socket.servername)} ${/^Host: ([^\r:]+)/m.exec(head)?.[1]}`)
      socket.end('HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n')
    }
    const first = await started(listenTls(busy, certificate))
    const second = await started(listenTls(busy, certificate, nextAddress(), first.port))
    const third = await started(listenTls(busy, certificate, nextAddress(), first.port))
    const addresses = [first, second, third].map(({ address }) => address)
    const options = optionsFor(resolverOf(addresses), [first.port])
    const times = runsOf({ quick: 2, full: 70 })
    const request = async (host: string) => {
      let state = startRequest(addresses, new Map())
      for (let atMs = 0; ; atMs += 1) {
        const step = nextStep(state, cloudDefaults, atMs, 0)
        if (step.type === 'finished') return
        const { outcome } = liveOutcomeOf(await probeAddress(targetAt(first.port, { host }), step.address, options))
        if (!outcome) throw new Error('nothing was found out')
        state = afterAttempt(state, cloudDefaults, {
          address: step.address,
          outcome,
          startedAtMs: atMs,
          endedAtMs: atMs,
        }).request
      }
    }
    for (let turn = 0; turn < times; turn += 1) await Promise.all(names.map(request))
    expect(seen).toHaveLength(names.length * addresses.length * times)
    for (const one of seen) expect(one).toMatch(/^(\S+) \1$/)
  }, 120_000)

  it('show the certificate of their own target while others are given new ones', async () => {
    const shown: string[] = []
    const names = Array.from({ length: 10 }, (_, index) => `auth-${index}.example.com`)
    const server = await started(
      listenTls(
        (socket) => {
          shown.push(`${String(socket.servername)} ${socket.getPeerX509Certificate()?.fingerprint256}`)
          socket.end('HTTP/1.1 400 Bad\r\n\r\n')
        },
        { ...issue({ host: 'auth-0.example.com', names }), requestCert: true, ca: testAuthority().root.certificatePem },
      ),
    )
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const turns = runsOf({ quick: 4, full: 100 })
    const own = names.map(() => [issueClient(), issueClient()] as const)
    const probe = (host: string, clientCertificate: ReturnType<typeof issueClient> | undefined) =>
      probeInterface(
        targetAt(server.port, {
          ...{ kind: 'authentication-service', path: '/authService', authenticationMode: 'mtls' },
          ...{ host, clientCertificate },
        }),
        options,
      )
    const expected: string[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      await Promise.all(
        names.map((host, index) => {
          const certificate = own[index]?.[turn < (turns * (index + 1)) / 11 ? 0 : 1]
          expected.push(`${host} ${new X509Certificate(certificate?.certificatePem ?? '').fingerprint256}`)
          return probe(host, certificate)
        }),
      )
    }
    expect(shown.toSorted()).toEqual(expected.toSorted())
  }, 600_000)

  it('show the client certificate of their own target, the new one from the moment it is changed', async () => {
    const shown: string[] = []
    const server = await started(
      listenTls(
        (socket) => {
          shown.push(socket.getPeerX509Certificate()?.fingerprint256 ?? '')
          socket.end('HTTP/1.1 400 Bad\r\n\r\n')
        },
        { requestCert: true, ca: testAuthority().root.certificatePem },
      ),
    )
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const probe = (clientCertificate: ReturnType<typeof issueClient>) =>
      probeInterface(
        targetAt(server.port, {
          kind: 'authentication-service',
          path: '/authService',
          authenticationMode: 'mtls',
          clientCertificate,
        }),
        options,
      )
    const [before, after] = [issueClient(), issueClient()]
    await Promise.all([probe(before), probe(before), probe(before)])
    const until = shown.length
    await Promise.all([probe(after), probe(after), probe(after)])
    expect(new Set(shown.slice(0, until)).size).toBe(1)
    expect(new Set(shown.slice(until)).size).toBe(1)
    expect(shown[0]).not.toBe(shown[until])
  }, 60_000)
})
