import { connect as connectTcp } from 'node:net'
import { connect } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ports } from '@/lib/lab/layout'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { ask, basic } from '@/tests/support/lab-client'
import { oneOfEach } from '@/tests/support/lab-stories'

let lab: Lab
beforeAll(async () => {
  lab = await startLab({ story: oneOfEach })
})
afterAll(() => lab.stop())

/** Sends bytes through TLS and waits for the end, or for a moment of silence. */
const sendRaw = (address: string, host: string, bytes: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port: ports.https, servername: host, ca: lab.anchorsPem }, () =>
      socket.write(bytes),
    )
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('error', () => {})
    socket.setTimeout(100, () => socket.destroy())
    socket.once('close', () => resolve(answer))
  })

const requests = [
  'GET /com.broadsoft.xsi-actions/v2.0/user/%zz/profile HTTP/1.1\r\nHost: x\r\nAuthorization: LOGIN\r\nConnection: close\r\n\r\n',
  'GET //[::bad HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'GET http://[bad/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'POST /com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
  `POST /authService/token HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n${'x'.repeat(200_000)}`,
  `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(20_000)}\r\n`,
  'nonsense\r\n\r\n',
  '\u0000\u0001\u0002',
  'GET /dms/wxt/config-wxt.xml HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ////\r\nConnection: close\r\n\r\n',
]

test.each(['open', 'bridge', 'through'])('whatever a caller sends, %s goes on answering', async (key) => {
  const cluster = lab.cluster(key)
  const [address = ''] = cluster.addresses
  const host = cluster.hosts['xsi-actions']
  const login = basic(cluster.testAccount).authorization
  await Promise.all(requests.map((request) => sendRaw(address, host, request.replace('LOGIN', login))))
  await Promise.all(
    ['', '\u0016', 'GET / HTTP/1.1\r\n\r\n', '\u0016\u0003\u0001\u0000\u0005hello'].map(
      (bytes) =>
        new Promise<void>((resolve) => {
          const socket = connectTcp({ host: address, port: ports.https }, () => socket.end(bytes, 'latin1'))
          socket.on('error', () => {})
          socket.resume().once('close', () => resolve())
        }),
    ),
  )
  expect((await ask(lab, { address, host, path: '/com.broadsoft.xsi-event/v2.0/versions' })).status).toBe(404)
})
