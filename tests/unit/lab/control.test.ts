import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import english from '@/lib/lab/control/words/en.json'
import spanish from '@/lib/lab/control/words/es.json'
import { faultNames } from '@/lib/lab/faults/catalogue'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { ask } from '@/tests/support/lab-client'
import { oneOfEach } from '@/tests/support/lab-stories'

let lab: Lab
beforeAll(async () => {
  lab = await startLab({ story: oneOfEach })
})
afterEach(() => lab.clearFault())
afterAll(() => lab.stop())

interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

const json = { 'content-type': 'application/json' }

const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const sized = body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) }
    const outgoing = request(new URL(path, lab.controlUrl), { method, headers: sized, agent: false }, (message) => {
      let text = ''
      message.on('data', (chunk) => {
        text += chunk
      })
      message.on('end', () => resolve({ status: message.statusCode ?? 0, headers: message.headers, text }))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })

const post = (body: unknown, headers: Record<string, string> = json) =>
  send('POST', '/api/faults', headers, JSON.stringify(body))
const codeIn = ({ text }: Reply): string => JSON.parse(text).code

describe('the control API', () => {
  test('switches a fault on and off, and it shows on the wire', async () => {
    const cluster = lab.cluster('open')
    const address = cluster.addresses[0] ?? ''
    const call = { address, host: cluster.hosts.dms, path: '/dms/wxt/config-wxt.xml' }
    const set = await post({ cluster: 'open', address, interface: 'dms', fault: 'http-503' })
    expect(set.status).toBe(201)
    expect((await ask(lab, call)).status).toBe(503)
    const { clusters } = JSON.parse((await send('GET', '/api/state')).text)
    expect(clusters[0].addresses[0].interfaces[4]).toEqual({
      interface: 'dms',
      host: cluster.hosts.dms,
      faults: ['http-503'],
    })
    const cleared = await send('DELETE', '/api/faults', json, JSON.stringify({ id: JSON.parse(set.text).id }))
    expect(JSON.parse(cleared.text)).toEqual({ ended: 1 })
    expect((await ask(lab, call)).status).toBe(401)
  })

  test('tells what a fault at one interface does to its neighbours on the same socket', async () => {
    const [address] = lab.cluster('open').addresses
    await post({ cluster: 'open', address, interface: 'xsi-events', fault: 'certificate-expired' })
    const { clusters } = JSON.parse((await send('GET', '/api/state')).text)
    const shown = clusters[0].addresses[0].interfaces.filter((one: { faults: string[] }) => one.faults.length > 0)
    expect(shown.map((one: { interface: string }) => one.interface)).toEqual([
      'xsi-actions',
      'xsi-events',
      'authentication-service',
    ])
  })

  test('tells all that a person types in the hub', async () => {
    const { clusters } = JSON.parse((await send('GET', '/api/story')).text)
    expect(clusters[0]).toMatchObject({
      urls: { xsiActionsUrl: 'https://xsi.open.example.com:8443/com.broadsoft.xsi-actions' },
      testAccount: { userId: 'probe@open.example.com', password: 'Contraseña-ünï-7' },
      ctiPort: 8012,
    })
  })

  test('restores the faults of the story', async () => {
    await post({ cluster: 'open', fault: 'refuse' })
    expect(JSON.parse((await send('POST', '/api/story', json)).text)).toEqual({ faults: [] })
  })

  test.each([
    [400, 'malformed', { fault: 'refuse' }],
    [400, 'malformed', { cluster: 'open', fault: 'explode' }],
    [400, 'malformed', { cluster: 'open', fault: 'refuse', extra: 1 }],
    [400, 'malformed', { cluster: 'open', fault: 'toString' }],
    [400, 'malformed', { cluster: ['open'], fault: 'refuse' }],
    [400, 'malformed', null],
    [400, 'malformed', [1]],
    [422, 'unknown-cluster', { cluster: 'nobody', fault: 'refuse' }],
    [422, 'unknown-cluster', { cluster: '__proto__', fault: 'refuse' }],
    [422, 'unknown-host', { host: 'xsi.nobody.example.com', fault: 'dns-empty' }],
    [422, 'unknown-address', { cluster: 'open', address: '127.0.0.1', fault: 'refuse' }],
    [422, 'unknown-address', { cluster: 'open', site: 'z', fault: 'refuse' }],
    [422, 'unknown-xsp', { cluster: 'open', xsp: 'z9', fault: 'refuse' }],
    [422, 'not-at-this-interface', { cluster: 'open', interface: 'cti', fault: 'http-503' }],
    [422, 'not-at-this-layer', { cluster: 'open', site: 'a', fault: 'dns-empty' }],
    [422, 'wrong-params', { cluster: 'open', fault: 'slow', params: { milliseconds: 1e9 } }],
    [422, 'wrong-params', { cluster: 'open', fault: 'refuse', params: { milliseconds: 1 } }],
    [422, 'wrong-params', { cluster: 'open', fault: 'dns-changed' }],
    [422, 'wrong-params', { cluster: 'open', fault: 'redirect', params: { location: 'a\r\nset-cookie: b' } }],
  ])('answers %i %s to %j and changes nothing', async (status, code, body) => {
    const reply = await post(body)
    expect([reply.status, codeIn(reply)]).toEqual([status, code])
    expect(lab.faults()).toEqual([])
  })

  test.each([
    ['a form of another page', { 'content-type': 'application/x-www-form-urlencoded' }, 403, 'not-json'],
    ['plain text', { 'content-type': 'text/plain' }, 403, 'not-json'],
    ['no type at all', {}, 403, 'not-json'],
    ['a foreign origin', { ...json, origin: 'http://evil.example.net' }, 403, 'foreign-origin'],
    ['an opaque origin', { ...json, origin: 'null' }, 403, 'foreign-origin'],
    ['a foreign page', { ...json, 'sec-fetch-site': 'cross-site' }, 403, 'foreign-origin'],
    ['another port of this machine', { ...json, 'sec-fetch-site': 'same-site' }, 403, 'foreign-origin'],
    ['a name that points here', { ...json, host: 'rebound.example.net' }, 421, 'foreign-host'],
    ['a name that begins like ours', { ...json, host: 'localhost.example.net' }, 421, 'foreign-host'],
  ])('refuses %s', async (_who, headers, status, code) => {
    const reply = await post({ cluster: 'open', fault: 'refuse' }, headers)
    expect([reply.status, codeIn(reply)]).toEqual([status, code])
    expect(lab.faults()).toEqual([])
  })

  test('refuses what is too large, what is not JSON, and what it does not know', async () => {
    expect((await send('POST', '/api/faults', json, 'x'.repeat(300_000))).status).toBe(413)
    expect((await send('POST', '/api/faults', json, '{')).status).toBe(400)
    expect((await send('GET', '/api/nothing')).status).toBe(404)
    expect((await send('GET', '/constructor')).status).toBe(404)
    expect((await send('PATCH', '/api/faults', json)).status).toBe(405)
    expect((await send('POST', '/', json)).status).toBe(405)
  })

  test('gives no page elsewhere leave to read it', async () => {
    for (const path of ['/', '/api/story', '/client-key.pem']) {
      const { headers } = await send('GET', path, { origin: 'http://evil.example.net' })
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect((await send('GET', path, { host: 'rebound.example.net' })).status).toBe(421)
    }
  })

  test('says a refusal in the language of the reader', async () => {
    const reply = await post({ cluster: 'nobody', fault: 'refuse' }, { ...json, 'accept-language': 'es-MX,es;q=0.9' })
    expect(JSON.parse(reply.text).message).toBe(spanish.refusals['unknown-cluster'])
  })
})

describe('the control page', () => {
  test('is labelled as simulated, in two languages', async () => {
    const page = await send('GET', '/', { 'accept-language': 'es' })
    expect(page.text).toContain('<html lang="es">')
    expect(page.text).toContain(spanish.simulated)
    expect((await send('GET', '/?lang=en', { 'accept-language': 'es' })).text).toContain(english.lead)
  })

  test('shows a fault where it is and where it reaches', async () => {
    const [address] = lab.cluster('open').addresses
    await lab.setFault({ cluster: 'open', address, fault: 'hang' })
    const { text } = await send('GET', '/?lang=en')
    expect(text).toContain(english.faultCount.one)
    expect(text.match(/class="on"/g)).toHaveLength(1)
    expect(text.match(/Also: Accepts and says nothing/g)).toHaveLength(5)
  })

  test('lets nothing run that it did not bring', async () => {
    const { headers, text } = await send('GET', '/')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(text).not.toMatch(/<script(?! src=)|style=|onclick/)
  })

  test('has words for every fault, and the same words in both languages', () => {
    expect(Object.keys(english.faults).sort()).toEqual([...faultNames].sort())
    const keysOf = (value: object, path = ''): string[] =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'object' ? keysOf(inner, `${path}${key}.`) : [`${path}${key}`],
      )
    expect(keysOf(spanish)).toEqual(keysOf(english))
  })
})
