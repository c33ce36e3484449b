import { describe, expect, it } from 'vitest'
import { createKnownChains } from '@/lib/platform/net/known-chains'
import { createProber } from '@/lib/platform/net/prober'
import { startDns } from '@/tests/support/dns-server'
import { listenTls, targetAt, testRange, versionsAnswer } from '@/tests/support/probing'
import { started } from '@/tests/support/started'
import { issue, testAuthority } from '@/tests/support/test-authority'

describe('chains that are known', () => {
  it('are taken once for a certificate of a host, and again for another one or another complaint', () => {
    const chains = createKnownChains()
    let taken = 0
    const take = () => {
      taken += 1
      return { chain: [], sent: () => [], names: [], matchesName: true, matchesCommonName: false }
    }
    for (const peer of [
      { host: 'a.example', sha256: 'one' },
      { host: 'a.example', sha256: 'one' },
      { host: 'b.example', sha256: 'one' },
      { host: 'a.example', sha256: 'two' },
      { host: 'a.example', sha256: 'one', trustError: 'CERT_HAS_EXPIRED' },
      { host: 'a.example', sha256: 'one' },
    ]) {
      chains.of(peer, take)
    }
    expect(taken).toBe(4)
  })

  it('serve scheduled checks, while who asks sees what the server sends now', async () => {
    const lengthened = issue()
    const server = await listenTls(versionsAnswer, lengthened)
    const dns = await started(startDns(() => ({ a: [server.address] })))
    const prober = createProber({
      resolverAddress: dns.address,
      anchorsPem: testAuthority().root.certificatePem,
      outboundAllowedRanges: [testRange],
      outboundAllowedPorts: [server.port],
    })
    const lengthOf = async (partnerId?: string) => {
      const observation = await prober.probe(targetAt(server.port), { partnerId })
      return observation.addresses[0]?.certificateChain?.length
    }
    expect([await lengthOf(), await lengthOf('p1')]).toEqual([2, 2])
    await server.stop()
    const longer = { ...lengthened, cert: lengthened.cert + testAuthority().root.certificatePem }
    await started(listenTls(versionsAnswer, longer, server.address, server.port))
    expect([await lengthOf(), await lengthOf('p1')]).toEqual([2, 3])
  })
})
