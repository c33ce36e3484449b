import { describe, expect, it } from 'vitest'
import { judgeInterface } from '@/lib/domain/health/judge'
import type { ProbeProgress } from '@/lib/domain/health/types'
import { probeInterface } from '@/lib/platform/net/interface-probe'
import {
  factOf,
  listenTcp,
  listenTls,
  nextAddress,
  optionsFor,
  reasonAt,
  resolverOf,
  targetAt,
  versionsAnswer,
  watchOf,
} from '@/tests/support/probing'
import { started } from '@/tests/support/started'
import { issue, issueClient, testAuthority } from '@/tests/support/test-authority'

const account = { userId: 'prüfer@example.com', password: 'pässwort' }

describe('every address behind the name', () => {
  it('is probed with the name as SNI and Host, at the path of the interface', async () => {
    const seen: { server: string | undefined; sni: unknown; head: string }[] = []
    const first = await started(
      listenTls((socket, head) => {
        seen.push({ server: socket.localAddress, sni: socket.servername, head })
        socket.end(versionsAnswer)
      }),
    )
    const second = await started(
      listenTls(
        (socket, head) => {
          seen.push({ server: socket.localAddress, sni: socket.servername, head })
          socket.end('HTTP/1.1 503 Busy\r\n\r\n')
        },
        {},
        nextAddress(),
        first.port,
      ),
    )
    const options = optionsFor(resolverOf([first.address, second.address]), [first.port])
    const observation = await probeInterface(targetAt(first.port), options)
    expect(observation.addresses.map((one) => [one.address, one.answered])).toEqual([
      [first.address, true],
      [second.address, false],
    ])
    expect(judgeInterface(observation, new Date())).toMatchObject({
      state: 'degraded',
      reason: 'http-503',
      healthyCount: 1,
    })
    expect(seen.map((one) => one.server).sort()).toEqual([first.address, second.address].sort())
    for (const { sni, head } of seen) {
      expect(sni).toBe('xsi.example.com')
      expect(head).toContain(`Host: xsi.example.com:${first.port}\r\n`)
      expect(head).toMatch(/^GET \/com\.broadsoft\.xsi-actions\/v2\.0\/versions HTTP\/1\.1\r\n/)
      expect(head).not.toMatch(/authorization|accept-encoding/i)
    }
  })

  it('is told of as it goes, stage by stage', async () => {
    const server = await started(listenTls(versionsAnswer))
    const told: ProbeProgress[] = []
    const options = optionsFor(resolverOf([server.address]), [server.port], { onProgress: (one) => told.push(one) })
    await probeInterface(targetAt(server.port), options)
    expect(
      told.map((one) =>
        one.type === 'addresses'
          ? 'addresses'
          : `${one.type} ${one.type === 'stage-started' ? one.stage : one.fact.stage}`,
      ),
    ).toEqual([
      'stage-started dns',
      'stage-finished dns',
      'addresses',
      'stage-started tcp',
      'stage-finished tcp',
      'stage-started tls',
      'stage-finished tls',
      'stage-started http',
      'stage-finished http',
      'stage-finished login',
    ])
  })

  it('beyond the limit is left out and said to be', async () => {
    const addresses = Array.from({ length: 500 }, (_, index) => `10.0.${index >> 8}.${index & 255}`)
    const observation = await probeInterface(targetAt(443), optionsFor(resolverOf(addresses), []))
    expect(observation.addresses).toHaveLength(32)
    expect(observation.dns.evidence).toMatchObject({ count: 500, limit: 32 })
  })

  it('keeps the chain that it sent, a bad one too', async () => {
    const server = await started(listenTls(versionsAnswer))
    const options = optionsFor(resolverOf([server.address]), [server.port], { anchors: { pems: [] } })
    const observation = await probeInterface(targetAt(server.port), options)
    expect(reasonAt(observation)).toBe('certificate-unknown-issuer')
    expect(observation.addresses[0]?.certificateChain?.map((one) => [one.subject, one.issuer])).toEqual([
      ['xsi.example.com', 'Test Issuing CA'],
      ['Test Issuing CA', 'Test Root'],
    ])
  })
})

describe('a chain', () => {
  it.each([
    ['with its root', (pems: string[]) => pems],
    ['with its root twice', (pems: string[]) => [...pems, ...pems.slice(2)]],
    ['out of order', ([leaf = '', issuing = '', root = '']: string[]) => [leaf, root, issuing]],
  ])('%s is in order', async (_name, arrange) => {
    const issued = issue({ chain: 'alone' })
    const pems = [issued.cert, testAuthority().issuing.certificatePem, testAuthority().root.certificatePem]
    const server = await started(listenTls(versionsAnswer, { ...issued, cert: arrange(pems).join('') }))
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const observation = await probeInterface(targetAt(server.port), options)
    expect(reasonAt(observation)).toBe('healthy')
    expect(observation.addresses[0]?.certificateChain?.length).toBeLessThanOrEqual(4)
  })
})

describe('the login', () => {
  const loginServer = (status: string) => {
    const heads: string[] = []
    const start = listenTls((socket, head) => {
      heads.push(head)
      socket.end(head.includes('/versions') ? versionsAnswer : `HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`)
    })
    return { heads, start }
  }

  it('sends Basic in UTF-8 for the profile of the account, and only to a server that was in order', async () => {
    const { heads, start } = loginServer('200 OK')
    const server = await started(start)
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const observation = await probeInterface(targetAt(server.port, { testAccount: account }), options)
    expect(factOf(observation, 'login')).toMatchObject({ outcome: 'passed', evidence: { status: 200 } })
    expect(heads[1]).toMatch(
      /^GET \/com\.broadsoft\.xsi-actions\/v2\.0\/user\/pr%C3%BCfer%40example\.com\/profile HTTP/,
    )
    const expected = Buffer.from('prüfer@example.com:pässwort', 'utf8').toString('base64')
    expect(heads[1]).toContain(`Authorization: Basic ${expected}\r\n`)
  })

  it.each([
    ['401 Unauthorized', 'login-refused', 'login-encoding-suspected'],
    ['403 Forbidden', 'login-refused', 'login-encoding-suspected'],
    ['404 Not Found', 'login-failed', 'login-failed'],
    ['500 Broken', 'login-failed', 'login-failed'],
  ])('answered %s is a finding of its own, and the interface stays green', async (status, reason, code) => {
    const server = await started(loginServer(status).start)
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const observation = await probeInterface(targetAt(server.port, { testAccount: account }), options)
    expect(factOf(observation, 'login')).toMatchObject({ outcome: 'failed', reason })
    const verdict = judgeInterface(observation, new Date())
    expect(verdict.state).toBe('up')
    expect(verdict.findings.map((finding) => finding.code)).toEqual([code])
  })

  it('is tried once when it is refused, however many addresses there are', async () => {
    const heads: string[] = []
    const first = await started(
      listenTls((socket, head) => {
        heads.push(head)
        socket.end(head.includes('/versions') ? versionsAnswer : 'HTTP/1.1 401 No\r\n\r\n')
      }),
    )
    const addresses = [first.address, nextAddress(), nextAddress()]
    for (const address of addresses.slice(1)) {
      await started(
        listenTls(
          (socket, head) => {
            heads.push(head)
            socket.end(head.includes('/versions') ? versionsAnswer : 'HTTP/1.1 401 No\r\n\r\n')
          },
          {},
          address,
          first.port,
        ),
      )
    }
    const options = optionsFor(resolverOf(addresses), [first.port])
    const observation = await probeInterface(targetAt(first.port, { testAccount: account }), options)
    expect(heads.filter((head) => head.includes('/profile'))).toHaveLength(1)
    const reasons = addresses.map((_, index) => factOf(observation, 'login', index)?.reason)
    expect(reasons.sort()).toEqual(['login-not-repeated', 'login-not-repeated', 'login-refused'])
  })

  it('is skipped without an account, and never tried where HTTP failed', async () => {
    const server = await started(listenTls('HTTP/1.1 503 Busy\r\n\r\n'))
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const observation = await probeInterface(targetAt(server.port, { testAccount: account }), options)
    expect(factOf(observation, 'login')?.outcome).toBe('not-reached')
    expect(server.accepted).toBe(1)
  })
})

describe('CTI', () => {
  const ca = () => testAuthority().root.certificatePem
  const cti = (port: number, clientCertificate?: ReturnType<typeof issueClient>) =>
    targetAt(port, { kind: 'cti', path: '', clientCertificate })
  const hold = () => listenTls('')

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('in %s is green only with proof of both halves', async (maxVersion) => {
    const server = await started(listenTls('', { requestCert: true, ca: ca(), maxVersion }))
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const state = async (certificate?: ReturnType<typeof issueClient>) => {
      const observation = await probeInterface(cti(server.port, certificate), options)
      const { state: verdict, reason } = judgeInterface(observation, new Date())
      return reason ? `${verdict}: ${reason}` : verdict
    }
    expect(await state(issueClient())).toBe('up')
    expect(await state()).toBe('unknown: partly-checked')
    expect(await state(issueClient(testAuthority().strangers))).toBe('down: client-certificate-refused')
  })

  it('that admits anybody is red, asked for a certificate or not', async () => {
    const open = await started(hold())
    const asking = await started(listenTls('', { requestCert: true, rejectUnauthorized: false, ca: ca() }))
    for (const server of [open, asking]) {
      const options = optionsFor(resolverOf([server.address]), [server.port])
      const observation = await probeInterface(cti(server.port, issueClient()), options)
      expect(judgeInterface(observation, new Date())).toMatchObject({
        state: 'down',
        reason: 'client-certificate-not-asked',
      })
    }
  })

  it('that hangs up on everybody is not taken for one that refuses', async () => {
    const server = await started(
      listenTls('', { requestCert: true, rejectUnauthorized: false, ca: ca() }).then((listening) => listening),
    )
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const observation = await probeInterface(cti(server.port), options)
    expect(factOf(observation, 'http')).toMatchObject({ outcome: 'skipped', reason: 'stops-at-tls' })
  })

  it('with an unreadable probe certificate is grey and says so', async () => {
    const server = await started(listenTls('', { requestCert: true, ca: ca() }))
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const observation = await probeInterface(cti(server.port, { certificatePem: 'x', privateKeyPem: 'y' }), options)
    expect(judgeInterface(observation, new Date())).toMatchObject({
      state: 'unknown',
      reason: 'probe-certificate-unusable',
    })
  })
})

describe('an authentication service in mutual mode', () => {
  const mutual = (port: number, clientCertificate?: ReturnType<typeof issueClient>) =>
    targetAt(port, {
      kind: 'authentication-service',
      path: '/authService',
      authenticationMode: 'mtls',
      clientCertificate,
    })

  it('is asked over HTTP only after it has refused who has no certificate', async () => {
    const ca = testAuthority().root.certificatePem
    const server = await started(listenTls('HTTP/1.1 400 Bad\r\n\r\n', { requestCert: true, ca }))
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const green = await probeInterface(mutual(server.port, issueClient()), options)
    expect(judgeInterface(green, new Date()).state).toBe('up')
    const grey = await probeInterface(mutual(server.port), options)
    expect(judgeInterface(grey, new Date())).toMatchObject({ state: 'unknown', reason: 'partly-checked' })
  })

  it('that lets anybody in is red', async () => {
    const server = await started(listenTls('HTTP/1.1 400 Bad\r\n\r\n'))
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const observation = await probeInterface(mutual(server.port, issueClient()), options)
    expect(judgeInterface(observation, new Date()).reason).toBe('client-certificate-not-asked')
  })
})

describe('what is ours is never held against them', () => {
  it('a failure while the event loop was late is inconclusive', async () => {
    const server = await started(listenTcp((socket) => socket.end()))
    const options = optionsFor(resolverOf([server.address]), [server.port], { watch: watchOf(450) })
    const observation = await probeInterface(targetAt(server.port), options)
    expect(factOf(observation, 'tls')).toMatchObject({
      outcome: 'inconclusive',
      reason: 'prober-starved',
      evidence: { lateMs: 450, limitMs: 200 },
    })
    expect(judgeInterface(observation, new Date()).state).toBe('unknown')
  })

  it('an answer that came all the same counts', async () => {
    const good = await started(listenTls(versionsAnswer))
    const bad = await started(listenTls('HTTP/1.1 404 No\r\n\r\n'))
    for (const [server, reason] of [
      [good, 'healthy'],
      [bad, 'http-not-deployed'],
    ] as const) {
      const options = optionsFor(resolverOf([server.address]), [server.port], { watch: watchOf(450) })
      expect(reasonAt(await probeInterface(targetAt(server.port), options))).toBe(reason)
    }
  })

  it('silence everywhere with a control name that does not resolve means that we are offline', async () => {
    const resolver = { ...resolverOf(['2001:4860:4860::8888']), isWorking: async () => false }
    const guard = { ...optionsFor(resolver, []).guard, refusalOf: () => undefined }
    const observation = await probeInterface(targetAt(443), optionsFor(resolver, [], { guard }))
    expect(judgeInterface(observation, new Date())).toMatchObject({ state: 'unknown' })
  })

  it('silence is theirs when a neighbour of the same network answered meanwhile', async () => {
    const resolver = { ...resolverOf(['2001:4860:4860::8888']), isWorking: async () => false }
    const guard = { ...optionsFor(resolver, []).guard, refusalOf: () => undefined }
    const stateWith = async (hasAnswered: boolean) => {
      const reach = { note: () => {}, hasAnswered: () => hasAnswered }
      const observation = await probeInterface(targetAt(443), optionsFor(resolver, [], { guard, reach }))
      return factOf(observation, 'tcp')?.reason
    }
    expect(await stateWith(false)).toBe('prober-offline')
    expect(await stateWith(true)).not.toBe('prober-offline')
  })

  it('stopping ends the run at once and closes what was open', async () => {
    const server = await started(listenTcp(() => {}))
    const stopper = new AbortController()
    const options = optionsFor(resolverOf([server.address]), [server.port], {
      signal: stopper.signal,
      onProgress: (one) => one.type === 'stage-started' && one.stage === 'tls' && stopper.abort(),
    })
    const observation = await probeInterface(targetAt(server.port), options)
    expect(factOf(observation, 'tls')).toMatchObject({ outcome: 'inconclusive', reason: 'stopped' })
    expect(judgeInterface(observation, new Date())).toMatchObject({ state: 'unknown', reason: 'stopped' })
    const before = await probeInterface(targetAt(server.port), options)
    expect(before.dns.reason).toBe('stopped')
    expect(server.accepted).toBe(1)
  })
})
