import { describe, expect, it } from 'vitest'
import { createProber } from '@/lib/platform/net/prober'
import { startDns } from '@/tests/support/dns-server'
import {
  type Listening,
  listenTcp,
  listenTls,
  reasonAt,
  targetAt,
  testRange,
  versionsAnswer,
} from '@/tests/support/probing'
import { started } from '@/tests/support/started'
import { testAuthority } from '@/tests/support/test-authority'

async function probing(listening: Promise<Listening>) {
  const server = await started(listening)
  const dns = await started(startDns(() => ({ a: [server.address] })))
  const prober = createProber({
    resolverAddress: dns.address,
    anchorsPem: testAuthority().root.certificatePem,
    outboundAllowedRanges: [testRange],
    outboundAllowedPorts: [server.port],
  })
  return { server, dns, prober }
}

const stall = () => {
  const end = performance.now() + 320
  while (performance.now() < end);
}

describe('the prober of a process', () => {
  it('resolves with its own resolver, trusts its own anchors and keeps to its own range', async () => {
    const { server, dns, prober } = await probing(listenTls(versionsAnswer))
    expect(reasonAt(await prober.probe(targetAt(server.port)))).toBe('healthy')
    expect(dns.queries.map((query) => query.name)).toContain('xsi.example.com')
  })

  it('measures once more what its own lateness spoilt, and no more than once', async () => {
    const { server, prober } = await probing(
      listenTcp((socket) => {
        stall()
        socket.end()
      }),
    )
    expect(reasonAt(await prober.probe(targetAt(server.port)))).toBe('prober-starved')
    expect(server.accepted).toBe(2)
  })

  it('does not measure again what was simply refused', async () => {
    const { server, prober } = await probing(listenTls('HTTP/1.1 503 Busy\r\n\r\n'))
    expect(reasonAt(await prober.probe(targetAt(server.port)))).toBe('http-503')
    expect(server.accepted).toBe(1)
  })
})
