import { connect as connectTcp } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { FaultName } from '@/lib/lab/faults/catalogue'
import { ports } from '@/lib/lab/layout'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { ask, basic, codeOf, failureOf, open, shakeHands, withCloudCertificate } from '@/tests/support/lab-client'
import { oneOfEach } from '@/tests/support/lab-stories'

let lab: Lab
beforeAll(async () => {
  lab = await startLab({ story: oneOfEach })
})
afterEach(() => lab.clearFault())
afterAll(() => lab.stop())

const versions = '/com.broadsoft.xsi-events/v2.0/versions'

const call = (key: string, site: 0 | 1, path = versions, headers = {}) => {
  const cluster = lab.cluster(key)
  return { address: cluster.addresses[site] ?? '', host: cluster.hosts['xsi-events'], path, headers }
}

/** What remains when nothing arrives within the patience: `silence`, or how the connection ended. */
const waitRaw = (address: string, port: number, patienceMs = 200): Promise<string> =>
  new Promise((resolve) => {
    const socket = connectTcp({ host: address, port })
    const settle = (outcome: string) => {
      socket.destroy()
      resolve(outcome)
    }
    socket.once('error', (error) => settle(codeOf(error)))
    socket.once('close', () => settle('closed'))
    socket.once('connect', () => {
      socket.write(Buffer.from('16030100050100000100', 'hex'))
      socket.setTimeout(patienceMs, () => settle('silence'))
    })
    socket.resume()
  })

const handshake = (address: string, host: string, options: ConnectionOptions = {}): Promise<string> =>
  new Promise((resolve) => {
    const socket = connectTls({ host: address, port: ports.https, servername: host, ca: lab.anchorsPem, ...options })
    socket.once('error', (error) => resolve(codeOf(error)))
    socket.once('close', () => resolve('closed'))
    socket.once('secureConnect', () => {
      resolve(`secure ${socket.getProtocol()}`)
      socket.destroy()
    })
  })

describe.each(['open', 'bridge', 'through'])('faults at an address of %s', (key) => {
  const whole = key === 'through' ? 401 : 200

  test('it refuses connections, and accepts them again when mended', async () => {
    const { address } = call(key, 0)
    await lab.setFault({ cluster: key, address, fault: 'refuse' })
    expect(await failureOf(ask(lab, call(key, 0)))).toBe('ECONNREFUSED')
    expect(await waitRaw(address, ports.cti)).toBe('ECONNREFUSED')
    expect((await ask(lab, call(key, 1))).status).toBe(whole)
    await lab.clearFault({ address })
    expect((await ask(lab, call(key, 0))).status).toBe(whole)
  })

  test('it accepts and says nothing', async () => {
    const { address } = call(key, 0)
    await lab.setFault({ cluster: key, address, fault: 'hang' })
    expect(await waitRaw(address, ports.https)).toBe('silence')
    expect(await waitRaw(address, ports.cti)).toBe('silence')
  })

  test.each([
    ['close', 'ECONNRESET'],
    ['reset-before-handshake', 'ECONNRESET'],
    ['reset-within-handshake', 'ECONNRESET'],
    ['reset-after-handshake', 'ECONNRESET'],
    ['certificate-expired', 'CERT_HAS_EXPIRED'],
    ['certificate-not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['certificate-wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['certificate-self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['certificate-unknown-authority', 'UNABLE_TO_GET_ISSUER_CERT'],
    ['certificate-missing-intermediate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['tls-1.1-only', 'EPROTO'],
    ['http-404', 'status 404'],
    ['http-500', 'status 500'],
    ['http-502', 'status 502'],
    ['http-503', 'status 503'],
    ['http-504', 'status 504'],
    ['redirect', 'status 302'],
  ] as const)('%s shows as %s there and nowhere else', async (fault: FaultName, expected) => {
    await lab.setFault({ cluster: key, address: call(key, 0).address, fault })
    const accepted =
      expected === 'UNABLE_TO_GET_ISSUER_CERT'
        ? [expected, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'SELF_SIGNED_CERT_IN_CHAIN']
        : [expected]
    expect(accepted).toContain(await failureOf(ask(lab, call(key, 0))))
    expect((await ask(lab, call(key, 1))).status).toBe(whole)
    await lab.clearFault()
    expect((await ask(lab, call(key, 0))).status).toBe(whole)
  })

  test('it speaks TLS 1.1 with those who still would, and with no other', async () => {
    await lab.setFault({ cluster: key, fault: 'tls-1.1-only' })
    const { address, host } = call(key, 0)
    expect(await handshake(address, host)).not.toContain('secure')
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    expect(await handshake(address, host, old)).toBe('secure TLSv1.1')
  })

  test('a fault of one interface leaves the others of the address alone', async () => {
    await lab.setFault({ cluster: key, address: call(key, 0).address, interface: 'xsi-actions', fault: 'http-503' })
    expect((await ask(lab, call(key, 0))).status).toBe(whole)
    expect((await ask(lab, call(key, 0, '/com.broadsoft.xsi-actions/v2.0/versions'))).status).toBe(503)
  })

  test('a fault of TLS at one interface shows under its own host only', async () => {
    await lab.setFault({ cluster: key, interface: 'dms', fault: 'certificate-expired' })
    const { address, host } = call(key, 0)
    expect(await handshake(address, lab.cluster(key).hosts.dms)).toBe('CERT_HAS_EXPIRED')
    expect(await handshake(address, host)).toBe('secure TLSv1.3')
  })

  test('silence of one interface leaves another host of the address alone', async () => {
    await lab.setFault({
      cluster: key,
      address: call(key, 0).address,
      interface: 'dms',
      fault: 'reset-before-handshake',
    })
    const { address, host } = call(key, 0)
    expect(await handshake(address, lab.cluster(key).hosts.dms)).toBe('ECONNRESET')
    expect(await handshake(address, host)).toBe('secure TLSv1.3')
  })

  test('a web page stands in place of the application', async () => {
    await lab.setFault({ cluster: key, interface: 'xsi-events', fault: 'wrong-body' })
    const answer = await ask(lab, call(key, 0))
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html;charset=utf-8'])
  })

  test('a request without an answer stays open, and one whose answer stops gives its headers', async () => {
    await lab.setFault({ cluster: key, interface: 'xsi-events', fault: 'hang-http' })
    const silent = open(lab, call(key, 0)).then(() => 'answered')
    expect(await Promise.race([silent.catch(codeOf), passed(150)])).toBe('nothing yet')
    await lab.setFault({ cluster: key, interface: 'xsi-events', fault: 'hang-body' })
    const stopped = await open(lab, call(key, 0))
    const end = new Promise((resolve) => stopped.once('end', () => resolve('ended')))
    stopped.resume()
    expect([stopped.statusCode, await Promise.race([end, passed(150)])]).toEqual([200, 'nothing yet'])
    stopped.destroy()
  })

  test('a slow address takes the time it is told', async () => {
    await lab.setFault({ cluster: key, interface: 'xsi-events', fault: 'slow', params: { milliseconds: 120 } })
    const began = performance.now()
    expect((await ask(lab, call(key, 0))).status).toBe(whole)
    expect(performance.now() - began).toBeGreaterThanOrEqual(119)
  })

  test('a login that is read as Latin-1 fails for a password beyond ASCII and for no other', async () => {
    const { testAccount } = lab.cluster(key)
    const path = `/com.broadsoft.xsi-actions/v2.0/user/${encodeURIComponent(testAccount.userId)}/profile`
    await lab.setFault({ cluster: key, interface: 'xsi-actions', fault: 'login-latin-1' })
    expect((await ask(lab, call(key, 0, path, basic(testAccount)))).status).toBe(401)
    const latin = Buffer.from(`${testAccount.userId}:${testAccount.password}`, 'latin1').toString('base64')
    expect((await ask(lab, call(key, 0, path, { authorization: `Basic ${latin}` }))).status).toBe(200)
  })

  test('CTI that asks for no certificate accepts anyone', async () => {
    await lab.setFault({ cluster: key, interface: 'cti', fault: 'no-client-certificate-asked' })
    const { address } = call(key, 0)
    expect((await shakeHands(lab, address, lab.cluster(key).ctiHost)).outcome).toBe('stays-open')
    expect((await ask(lab, call(key, 0))).status).toBe(whole)
  })

  test('CTI refused is CTI alone', async () => {
    const { address } = call(key, 0)
    await lab.setFault({ cluster: key, address, interface: 'cti', fault: 'refuse' })
    expect((await shakeHands(lab, address, lab.cluster(key).ctiHost, withCloudCertificate(lab))).code).toBe(
      'ECONNREFUSED',
    )
    expect((await ask(lab, call(key, 0))).status).toBe(whole)
  })
})

const passed = (ms: number): Promise<string> => new Promise((resolve) => setTimeout(() => resolve('nothing yet'), ms))

const channelBody = '<Channel xmlns="http://schema.broadsoft.com/xsi"><channelSetId>set</channelSetId></Channel>'

/** Opens a channel and answers the statuses of heartbeats, each on a connection of its own. */
const heartbeats = async (key: string, count: number): Promise<number[]> => {
  const login = basic(lab.cluster(key).testAccount)
  const stream = await open(lab, {
    ...call(key, 0, '/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel', login),
    method: 'POST',
    body: channelBody,
  })
  const first = await new Promise<string>((resolve) => stream.once('data', (chunk) => resolve(String(chunk))))
  const id = first.match(/<channelId>([^<]+)</)?.[1]
  const cookie = stream.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const statuses: number[] = []
  for (let beat = 0; beat < count; beat += 1) {
    const headers = { ...login, cookie }
    const answer = await ask(lab, {
      ...call(key, 0, `/com.broadsoft.xsi-events/v2.0/channel/${id}/heartbeat`, headers),
      method: 'PUT',
    })
    statuses.push(answer.status)
  }
  stream.destroy()
  return statuses
}

describe.each(['bridge', 'through'])('hidden servers of %s', (key) => {
  test('heartbeats miss the channel when affinity is lost, and never otherwise', async () => {
    expect(await heartbeats(key, 6)).toEqual([200, 200, 200, 200, 200, 200])
    await lab.setFault({ cluster: key, fault: 'affinity-lost' })
    const statuses = await heartbeats(key, 6)
    expect(new Set(statuses)).toEqual(new Set([200, 404]))
  })

  test('one server gone is borne by the other, and both gone take the address down', async () => {
    const { address } = call(key, 0)
    await lab.setFault({ cluster: key, address, xsp: 'a1', fault: 'refuse' })
    for (let time = 0; time < 4; time += 1) expect((await ask(lab, call(key, 0))).status).toBeLessThan(402)
    await lab.setFault({ cluster: key, address, xsp: 'a2', fault: 'refuse' })
    expect(await failureOf(ask(lab, call(key, 0)))).toBe(key === 'bridge' ? 'status 503' : 'ECONNRESET')
  })

  test('a server that ends a request it took is not covered for by its neighbour', async () => {
    await lab.setFault({ cluster: key, xsp: 'a1', fault: 'reset-after-handshake' })
    await lab.setFault({ cluster: key, xsp: 'a2', fault: 'reset-after-handshake' })
    expect(await failureOf(ask(lab, call(key, 0)))).toBe(key === 'bridge' ? 'status 502' : 'ECONNRESET')
  })

  test('one server ill answers ill in its turn', async () => {
    await lab.setFault({ cluster: key, xsp: 'a2', fault: 'http-500' })
    await lab.setFault({ cluster: key, fault: 'affinity-lost' })
    const statuses = new Set<number>()
    for (let time = 0; time < 4; time += 1) statuses.add((await ask(lab, call(key, 0))).status)
    expect(statuses).toContain(500)
    expect(statuses.size).toBe(2)
  })
})

test('the most precise fault decides, and mending it brings the wider one back', async () => {
  const { address } = call('open', 0)
  await lab.setFault({ cluster: 'open', fault: 'http-500' })
  await lab.setFault({ cluster: 'open', address, interface: 'xsi-events', fault: 'http-503' })
  expect((await ask(lab, call('open', 0))).status).toBe(503)
  expect((await ask(lab, call('open', 1))).status).toBe(500)
  await lab.clearFault({ address })
  expect((await ask(lab, call('open', 0))).status).toBe(500)
})

test('an open event channel is cut when its address starts to refuse', async () => {
  const login = basic(lab.cluster('bridge').testAccount)
  const path = '/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel'
  const stream = await open(lab, { ...call('bridge', 0, path, login), method: 'POST', body: channelBody })
  const cut = new Promise((resolve) => stream.once('error', resolve))
  stream.resume()
  await lab.setFault({ cluster: 'bridge', fault: 'refuse' })
  expect(codeOf(await cut)).toBe('ECONNRESET')
})

test('nothing of all these faults outlives the lab', async () => {
  await lab.stop()
  const openSockets = () => process.getActiveResourcesInfo().filter((kind) => /TCP|UDP|TLS/.test(kind)).length
  await expect.poll(openSockets).toBe(0)
})
