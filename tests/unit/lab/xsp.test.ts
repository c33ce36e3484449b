import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import type { LabCluster } from '@/lib/lab/story'
import { ask, basic, open, read, shakeHands, withCloudCertificate } from '@/tests/support/lab-client'
import { oneOfEach } from '@/tests/support/lab-stories'

let lab: Lab
beforeAll(async () => {
  lab = await startLab({ story: oneOfEach })
})
afterAll(() => lab.stop())

const firstOf = (cluster: LabCluster): string => cluster.addresses[0] ?? ''

describe.each(['open', 'bridge', 'through'])('the servers of %s', (key) => {
  const xsi = (path: string) => {
    const cluster = lab.cluster(key)
    return { address: firstOf(cluster), host: cluster.hosts['xsi-actions'], path }
  }

  test('XSI-Actions tells its versions in the vendor namespace, or asks for a login where the story says so', async () => {
    const answer = await ask(lab, xsi('/com.broadsoft.xsi-actions/v2.0/versions'))
    expect(answer.status).toBe(key === 'through' ? 401 : 200)
    expect(answer.body).toContain('xmlns="http://schema.broadsoft.com/xsi"')
    expect(answer.headers['content-type']).toContain('application/xml')
  })

  test('a profile is read with a UTF-8 login and with no other', async () => {
    const { testAccount } = lab.cluster(key)
    const path = `/com.broadsoft.xsi-actions/v2.0/user/${encodeURIComponent(testAccount.userId)}/profile`
    const accepted = await ask(lab, { ...xsi(path), headers: basic(testAccount) })
    expect([accepted.status, accepted.body]).toEqual([
      200,
      expect.stringContaining(`<userId>${testAccount.userId}</userId>`),
    ])
    const latin = Buffer.from(`${testAccount.userId}:${testAccount.password}`, 'latin1').toString('base64')
    const refused = await ask(lab, { ...xsi(path), headers: { authorization: `Basic ${latin}` } })
    expect([refused.status, refused.body]).toEqual([401, expect.stringContaining('<ErrorInfo')])
    expect(refused.headers['www-authenticate']).toContain('Basic')
  })

  test('an event channel streams, is kept alive on the server where it lives, and ends', async () => {
    const { testAccount } = lab.cluster(key)
    const body =
      '<Channel xmlns="http://schema.broadsoft.com/xsi"><channelSetId>s1</channelSetId><expires>3600</expires></Channel>'
    const stream = await open(lab, {
      ...xsi('/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel'),
      method: 'POST',
      headers: basic(testAccount),
      body,
    })
    const first = await new Promise<string>((resolve) => stream.once('data', (chunk) => resolve(String(chunk))))
    const channelId = first.match(/<channelId>([^<]+)<\/channelId>/)?.[1]
    const cookie = stream.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    expect(channelId).toBeDefined()
    expect(cookie).toMatch(/^JSESSIONID=[0-9A-F]{32}\.a1$|^JSESSIONID=[0-9A-F]{32}\.a2$/)
    const channel = (end: string) => xsi(`/com.broadsoft.xsi-events/v2.0/channel/${channelId}${end}`)
    const headers = { ...basic(testAccount), cookie }
    for (let beat = 0; beat < 4; beat += 1) {
      expect((await ask(lab, { ...channel('/heartbeat'), method: 'PUT', headers })).status).toBe(200)
    }
    const rest = read(stream)
    expect((await ask(lab, { ...channel(''), method: 'DELETE', headers })).status).toBe(200)
    expect(await rest).toContain('<ChannelTerminatedEvent')
    expect((await ask(lab, { ...channel('/heartbeat'), method: 'PUT', headers })).status).toBe(404)
  })

  test('the configuration file needs the device account and names the root that the app must move to', async () => {
    const cluster = lab.cluster(key)
    const call = { address: firstOf(cluster), host: cluster.hosts.dms, path: new URL(cluster.urls.dmsUrl).pathname }
    expect((await ask(lab, call)).status).toBe(401)
    const file = await ask(lab, { ...call, headers: basic(cluster.device) })
    expect(file.body).toContain(`<root>https://${cluster.xsiDomain}:8443/</root>`)
  })

  test('the authentication service answers 400, 401 and 200', async () => {
    const cluster = lab.cluster(key)
    const asCloud = cluster.authentication === 'mtls'
    const token = (query: string) => ({
      address: firstOf(cluster),
      host: cluster.hosts['authentication-service'],
      path: `/authService/token${query}`,
      asCloud,
    })
    expect((await ask(lab, token(''))).status).toBe(400)
    expect((await ask(lab, token('?key=QUJD'))).status).toBe(401)
    expect((await ask(lab, { ...token('?key=QUJD'), headers: basic(cluster.testAccount) })).status).toBe(200)
  })

  test('CTI completes a handshake with a client certificate and refuses one without', async () => {
    const cluster = lab.cluster(key)
    const accepted = await shakeHands(lab, firstOf(cluster), cluster.ctiHost, withCloudCertificate(lab))
    expect(accepted).toEqual({ outcome: 'stays-open', authorized: true })
    expect((await shakeHands(lab, firstOf(cluster), cluster.ctiHost)).outcome).toBe('refused')
  })

  test('what is not deployed is a page of the container with 404', async () => {
    const answer = await ask(lab, xsi('/com.broadsoft.xsi-event/v2.0/versions'))
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/html;charset=utf-8'])
  })
})

test('an authentication service with mutual TLS answers nobody without a client certificate', async () => {
  const cluster = lab.cluster('bridge')
  const path = '/authService/token?key=QUJD'
  const call = { address: firstOf(cluster), path }
  await expect(ask(lab, { ...call, host: cluster.hosts['authentication-service'] })).rejects.toThrow()
  expect((await ask(lab, { ...call, host: cluster.hosts['xsi-actions'] })).status).toBe(404)
})
