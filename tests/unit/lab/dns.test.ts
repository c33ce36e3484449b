import { Resolver } from 'node:dns/promises'
import { type DecodedPacket, decode } from 'dns-packet'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { askTcp, askUdp, summaryOf } from '@/tests/support/lab-client'
import { clusterStory } from '@/tests/support/lab-stories'

let lab: Lab
beforeAll(async () => {
  lab = await startLab({
    story: {
      clusters: [
        clusterStory('plain'),
        clusterStory('round', {
          dns: { roundRobin: true, ttlSeconds: 7, ipv6: ['2001:db8::1'], srvUnderCloudName: true },
        }),
        clusterStory('bare', { sites: 1, dns: { withoutSrv: true } }),
      ],
    },
  })
})
afterEach(() => lab.clearFault())
afterAll(() => lab.stop())

const net = (cluster: number) => `127.${lab.range}.${cluster}`

const srvOf = (packet: DecodedPacket | string) =>
  typeof packet === 'string' ? packet : packet.answers?.map((answer) => answer.type === 'SRV' && answer.data)

describe('the DNS server', () => {
  test('shows each site once, in its order, over UDP and over TCP', async () => {
    const expected = `NOERROR ${net(1)}.11 ${net(1)}.12`
    expect(summaryOf(await askUdp(lab, 'xsi.plain.example.com', 'A'))).toBe(expected)
    expect(summaryOf(await askTcp(lab, 'XSI.plain.example.com', 'A'))).toBe(expected)
  })

  test('turns the addresses of a round-robin name with every answer, and tells its time to live', async () => {
    const answers = [await askUdp(lab, 'xsi.round.example.com', 'A'), await askUdp(lab, 'xsi.round.example.com', 'A')]
    const first = answers.map((answer) => summaryOf(answer).split(' ')[1])
    expect(first).toEqual([`${net(2)}.11`, `${net(2)}.12`])
    expect(
      answers.map((answer) =>
        typeof answer === 'object' && answer.answers?.[0] && 'ttl' in answer.answers[0] ? answer.answers[0].ttl : 0,
      ),
    ).toEqual([7, 7])
  })

  test('answers AAAA where the story has it, and empty where it has not', async () => {
    expect(summaryOf(await askUdp(lab, 'xsi.round.example.com', 'AAAA'))).toBe('NOERROR 2001:db8::1')
    expect(summaryOf(await askUdp(lab, 'xsi.plain.example.com', 'AAAA'))).toBe('NOERROR')
  })

  test('publishes one server of the app per site, each with one address', async () => {
    const targets = srvOf(await askUdp(lab, '_xsi-client._tcp.app.plain.example.com', 'SRV'))
    expect(targets).toEqual([
      { priority: 10, weight: 50, port: 8443, target: 'xsp-a.plain.example.com' },
      { priority: 20, weight: 50, port: 8443, target: 'xsp-b.plain.example.com' },
    ])
    expect(summaryOf(await askUdp(lab, 'xsp-b.plain.example.com', 'A'))).toBe(`NOERROR ${net(1)}.12`)
    expect(summaryOf(await askUdp(lab, 'app.plain.example.com', 'A'))).toBe('NOERROR')
    expect(summaryOf(await askUdp(lab, '_xsi-client._tcp.xsi.plain.example.com', 'SRV'))).toBe('NXDOMAIN')
    expect(srvOf(await askUdp(lab, '_xsi-client._tcp.xsi.round.example.com', 'SRV'))).toHaveLength(2)
    expect(summaryOf(await askUdp(lab, '_xsi-client._tcp.app.bare.example.com', 'SRV'))).toBe('NXDOMAIN')
    expect(summaryOf(await askUdp(lab, 'app.bare.example.com', 'A'))).toBe(`NOERROR ${net(3)}.11`)
  })

  test('tells a name that is not there from a name without such a record', async () => {
    expect(summaryOf(await askUdp(lab, 'nobody.example.org', 'A'))).toBe('NXDOMAIN')
    expect(summaryOf(await askUdp(lab, 'plain.example.com', 'A'))).toBe('NOERROR')
    expect(summaryOf(await askUdp(lab, '.', 'NS'))).toBe('NOERROR')
  })

  test('is understood by the resolver of the runtime', async () => {
    const resolver = new Resolver({ timeout: 2_000, tries: 1 })
    resolver.setServers([lab.resolverAddress])
    expect(await resolver.resolve4('xsi.plain.example.com')).toEqual([`${net(1)}.11`, `${net(1)}.12`])
    await expect(resolver.resolve4('nobody.example.org')).rejects.toMatchObject({ code: 'ENOTFOUND' })
    await expect(resolver.resolve6('xsi.plain.example.com')).rejects.toMatchObject({ code: 'ENODATA' })
  })

  test('says nothing to what is not a question, and goes on', async () => {
    const { createSocket } = await import('node:dgram')
    const socket = createSocket('udp4')
    const [host = '', port = ''] = lab.resolverAddress.split(':')
    for (const bytes of [Buffer.alloc(0), Buffer.from('garbage'), Buffer.alloc(600, 0xff)])
      socket.send(bytes, Number(port), host)
    expect(summaryOf(await askUdp(lab, 'plain.example.com', 'A'))).toBe('NOERROR')
    socket.close()
    expect(() => decode(Buffer.from('garbage'))).toThrow()
  })
})

describe('faults of DNS', () => {
  test.each([
    ['dns-nxdomain', 'NXDOMAIN'],
    ['dns-servfail', 'SERVFAIL'],
    ['dns-refused', 'REFUSED'],
    ['dns-empty', 'NOERROR'],
  ] as const)('%s answers %s for the host and leaves its neighbours alone', async (fault, expected) => {
    await lab.setFault({ host: 'xsi.plain.example.com', fault })
    expect(summaryOf(await askUdp(lab, 'xsi.plain.example.com', 'A'))).toBe(expected)
    expect(summaryOf(await askTcp(lab, 'xsi.plain.example.com', 'A'))).toBe(expected)
    expect(summaryOf(await askUdp(lab, 'dms.plain.example.com', 'A'))).toContain('.11')
    await lab.clearFault({ host: 'xsi.plain.example.com' })
    expect(summaryOf(await askUdp(lab, 'xsi.plain.example.com', 'A'))).toContain('.11')
  })

  test('a timeout is silence', async () => {
    await lab.setFault({ cluster: 'plain', fault: 'dns-timeout' })
    expect(await askUdp(lab, 'xsi.plain.example.com', 'A', 150)).toBe('silence')
    expect(summaryOf(await askUdp(lab, 'xsi.round.example.com', 'A'))).toContain('.11')
  })

  test('a changed name tells other addresses, any that DNS could tell', async () => {
    await lab.setFault({
      host: 'xsi.plain.example.com',
      fault: 'dns-changed',
      params: { addresses: ['169.254.169.254'] },
    })
    expect(summaryOf(await askUdp(lab, 'xsi.plain.example.com', 'A'))).toBe('NOERROR 169.254.169.254')
  })

  test('a truncated answer sends the client to TCP, which closes', async () => {
    await lab.setFault({ host: 'xsi.plain.example.com', fault: 'dns-truncated' })
    expect(summaryOf(await askUdp(lab, 'xsi.plain.example.com', 'A'))).toBe('NOERROR TC')
    expect(await askTcp(lab, 'xsi.plain.example.com', 'A')).toBe('closed')
  })

  test('an answer that is too large for a datagram is complete over TCP', async () => {
    const addresses = Array.from({ length: 100 }, (_, index) => `203.0.113.${index}`)
    await lab.setFault({ host: 'xsi.plain.example.com', fault: 'dns-changed', params: { addresses } })
    expect(summaryOf(await askUdp(lab, 'xsi.plain.example.com', 'A'))).toBe('NOERROR TC')
    expect(summaryOf(await askTcp(lab, 'xsi.plain.example.com', 'A')).split(' ')).toHaveLength(101)
  })

  test('a fault of one interface concerns its host only', async () => {
    await lab.setFault({ cluster: 'plain', interface: 'dms', fault: 'dns-nxdomain' })
    expect(summaryOf(await askUdp(lab, 'dms.plain.example.com', 'A'))).toBe('NXDOMAIN')
    expect(summaryOf(await askUdp(lab, 'cti.plain.example.com', 'A'))).toContain('.11')
  })
})
