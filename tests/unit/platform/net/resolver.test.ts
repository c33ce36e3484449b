import { afterEach, describe, expect, it } from 'vitest'
import { createResolver } from '@/lib/platform/net/resolver'
import { type DnsReply, startDns, type TestDnsServer } from '@/tests/support/dns-server'

const control = 'control.example'
const servers: TestDnsServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})

async function ask(replyTo: (name: string, type: string) => DnsReply, timeoutMs = 400) {
  const server = await startDns((name, type) => (name.endsWith(control) ? { code: 'nxdomain' } : replyTo(name, type)))
  servers.push(server)
  const resolver = createResolver({ address: server.address, controlName: control, timeoutMs })
  return { server, resolver, lookup: await resolver.addressesOf('xsi.example.com') }
}

const many = Array.from({ length: 500 }, (_, index) => `192.0.${index >> 8}.${index & 255}`)

describe('the addresses of a name', () => {
  it.each<[string, DnsReply, string[]]>([
    [
      'A and AAAA, IPv4 first',
      { a: ['192.0.2.2', '192.0.2.1'], aaaa: ['2001:db8::1'] },
      ['192.0.2.2', '192.0.2.1', '2001:db8::1'],
    ],
    ['A only', { a: ['192.0.2.1'] }, ['192.0.2.1']],
    ['AAAA only', { aaaa: ['2001:db8::1'] }, ['2001:db8::1']],
    ['behind an alias', { cname: [['xsi.example.com', 'b.example']], a: ['192.0.2.1'] }, ['192.0.2.1']],
    ['said twice', { a: ['192.0.2.1', '192.0.2.1'] }, ['192.0.2.1']],
    ['with no time to live', { a: ['192.0.2.1'], ttl: 0 }, ['192.0.2.1']],
    ['five hundred of them', { a: many }, many],
  ])('%s', async (_name, reply, addresses) => {
    const { lookup } = await ask(() => reply)
    expect(lookup.ok && lookup.addresses.map((one) => one.address)).toEqual(addresses)
  })

  it('keep the time to live of each', async () => {
    const { lookup } = await ask(() => ({ a: ['192.0.2.1'], ttl: 17 }))
    expect(lookup.ok && lookup.addresses[0]?.ttlSeconds).toBe(17)
  })

  it('are asked for again every time: a change shows at once', async () => {
    let address = '192.0.2.1'
    const { resolver } = await ask(() => ({ a: [address], ttl: 3600 }))
    address = '192.0.2.9'
    const lookup = await resolver.addressesOf('xsi.example.com')
    expect(lookup.ok && lookup.addresses.map((one) => one.address)).toEqual(['192.0.2.9'])
  })

  it('are asked for over TCP when the answer does not fit', async () => {
    const { server, lookup } = await ask(() => ({ a: ['192.0.2.1'], truncated: true }))
    expect(lookup.ok && lookup.addresses.map((one) => one.address)).toEqual(['192.0.2.1'])
    expect(server.queries.some((query) => query.over === 'tcp')).toBe(true)
  })

  it('count even when the other type fails', async () => {
    const { lookup } = await ask((_name, type) => (type === 'A' ? { a: ['192.0.2.1'] } : { code: 'servfail' }))
    expect(lookup.ok && lookup.addresses).toHaveLength(1)
  })
})

describe('a name that gives none', () => {
  it.each<[string, DnsReply, string]>([
    ['does not exist', { code: 'nxdomain' }, 'dns-name-not-found'],
    ['is empty', {}, 'dns-no-address'],
    ['fails', { code: 'servfail' }, 'dns-server-failure'],
    ['is refused', { code: 'refused' }, 'dns-refused'],
    ['is not understood', { code: 'formerr' }, 'dns-bad-answer'],
    ['is silent', { raw: Buffer.alloc(0) }, 'dns-timeout'],
    [
      'leads in a circle',
      {
        cname: [
          ['xsi.example.com', 'b.example'],
          ['b.example', 'xsi.example.com'],
        ],
      },
      'dns-no-address',
    ],
  ])('%s', async (_name, reply, reason) => {
    const { lookup } = await ask(() => reply)
    expect(lookup.ok ? 'resolved' : lookup.reason).toBe(reason)
  })

  it('fails because our own resolver is gone when the control name fails too', async () => {
    const server = await startDns(() => ({ code: 'servfail' }))
    servers.push(server)
    const resolver = createResolver({ address: server.address, controlName: control, timeoutMs: 400 })
    expect(await resolver.addressesOf('xsi.example.com')).toMatchObject({ ok: false, reason: 'resolver-unreachable' })
    expect(await resolver.isWorking(performance.now())).toBe(false)
  })

  it('nobody listening at the resolver is our own trouble', async () => {
    const server = await startDns(() => ({}))
    await server.stop()
    const resolver = createResolver({ address: server.address, controlName: control, timeoutMs: 400 })
    expect(await resolver.addressesOf('xsi.example.com')).toMatchObject({ ok: false, reason: 'resolver-unreachable' })
  })

  it('asks below the control name for what no server between us can have kept, and once for all who wait', async () => {
    const { server, resolver } = await ask(() => ({ code: 'servfail' }))
    const since = performance.now()
    expect(await Promise.all([resolver.isWorking(since), resolver.isWorking(since)])).toEqual([true, true])
    expect(await resolver.isWorking(performance.now())).toBe(true)
    const asked = server.queries.map(({ name }) => name).filter((name) => name.endsWith(`.${control}`))
    expect(asked).toHaveLength(3)
    expect(new Set(asked).size).toBe(3)
  })

  it('a control name that does not exist still proves that the resolver works', async () => {
    const server = await startDns(() => ({ code: 'nxdomain' }))
    servers.push(server)
    expect(await createResolver({ address: server.address, timeoutMs: 400 }).isWorking(performance.now())).toBe(true)
  })
})
