/** Servers that do everything wrong, each with the reason that a probe must give (quality.md, P3). */
import { connect, type Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { makeIdentity } from '@/lib/lab/certificates/authorities'
import { extension, issueCertificate } from '@/lib/lab/certificates/issue'
import { type Listening, listenTcp, listenTls, nextAddress, versionsAnswer } from './probing'
import { issue, issueSelfSigned, testAuthority } from './test-authority'

export interface Misbehaviour {
  name: string
  reason: string
  start(): Promise<Listening>
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n'
const repeat = (socket: Socket | TLSSocket, bytes: () => string | Buffer, everyMs: number) => {
  const timer = setInterval(() => socket.write(bytes()), everyMs)
  socket.once('close', () => clearInterval(timer))
}
const flood = (socket: TLSSocket, piece: string) => {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', more)
  more()
}
const overHttp = (name: string, reason: string, answer: Parameters<typeof listenTls>[0]): Misbehaviour => ({
  name,
  reason,
  start: () => listenTls(answer),
})
const overTcp = (name: string, reason: string, onSocket: (socket: Socket) => void): Misbehaviour => ({
  name,
  reason,
  start: () => listenTcp(onSocket),
})
const withCertificate = (name: string, reason: string, issued: () => { cert: string; key: string }): Misbehaviour => ({
  name,
  reason,
  start: () => listenTls(versionsAnswer, issued()),
})
const withStatus = (line: string, reason: string, rest = ''): Misbehaviour =>
  overHttp(`status ${line}`, reason, `HTTP/1.1 ${line}\r\n${rest}Content-Length: 0\r\n\r\n`)

/** Listens in a thread that then sleeps: the queue fills up and further SYNs are dropped, as a firewall would. */
const startBlackhole = async (): Promise<Listening> => {
  const address = nextAddress()
  const lock = new Int32Array(new SharedArrayBuffer(4))
  const source = `
    const { parentPort, workerData } = require('node:worker_threads')
    const server = require('node:net').createServer()
    server.listen({ host: workerData.address, port: 0, backlog: 1 }, () => {
      parentPort.postMessage(server.address().port)
      Atomics.wait(workerData.lock, 0, 0)
      process.exit()
    })`
  const worker = new Worker(source, { eval: true, workerData: { address, lock } })
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  const fillers = Array.from({ length: 4 }, () => connect({ host: address, port }).on('error', () => {}))
  await Promise.race(fillers.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
  const stop = async () => {
    for (const socket of fillers) socket.destroy()
    Atomics.store(lock, 0, 1)
    Atomics.notify(lock, 0)
    await worker.terminate()
  }
  return { address, port, accepted: 0, stop }
}

/** A port on which nobody listens any more. */
const startRefusing = async (): Promise<Listening> => {
  const listening = await listenTcp(() => {})
  await listening.stop()
  return { ...listening, stop: async () => {} }
}

/** The handshake of a real server, passed on one byte at a time. */
const startTrickle = async (): Promise<Listening> => {
  const behind = await listenTls(versionsAnswer)
  const front = await listenTcp((socket) => {
    const upstream = connect({ host: behind.address, port: behind.port }).on('error', () => socket.destroy())
    socket.pipe(upstream)
    const waiting: number[] = []
    upstream.on('data', (bytes) => waiting.push(...bytes))
    repeat(socket, () => Buffer.from(waiting.splice(0, 1)), 100)
    socket.once('close', () => upstream.destroy())
  })
  return { ...front, stop: async () => void (await Promise.all([front.stop(), behind.stop()])) }
}

/** Two authorities that each signed the other, and nobody else signed either. */
const circularIssuers = () => {
  const now = new Date()
  const one = makeIdentity({ commonName: 'Circle One', role: 'authority' }, undefined, now)
  const other = makeIdentity({ commonName: 'Circle Other', role: 'authority' }, one, now)
  const back = issueCertificate({
    subject: { commonName: one.commonName, organization: 'Partner Hub Lab' },
    publicKey: one.publicKey,
    issuer: { ...other, name: { commonName: other.commonName, organization: 'Partner Hub Lab' } },
    notBefore: new Date(now.getTime() - 86_400_000),
    notAfter: new Date(now.getTime() + 86_400_000),
    authority: true,
  })
  return { issuer: one, circle: back + other.certificatePem }
}

const selfIssued = () => ({ ...issue({ signer: testAuthority().strangers }) })
const fatalAlert = Buffer.from('15030300020250', 'hex')

export const misbehaviours: Misbehaviour[] = [
  { name: 'refused', reason: 'tcp-refused', start: startRefusing },
  { name: 'blackhole', reason: 'tcp-timeout', start: startBlackhole },
  overTcp('half-open TCP', 'tls-timeout', () => {}),
  overTcp('accept and close', 'tls-closed', (socket) => socket.end()),
  overTcp('reset before the handshake', 'tls-closed', (socket) => setTimeout(() => socket.resetAndDestroy(), 30)),
  overTcp('reset within the handshake', 'tls-closed', (socket) => socket.once('data', () => socket.resetAndDestroy())),
  overHttp('reset after the handshake', 'http-closed', (socket) => socket.destroy()),
  overTcp('silence after the first handshake record', 'tls-timeout', (socket) => {
    socket.once('data', () => socket.write(Buffer.from('160303', 'hex')))
  }),
  { name: 'a handshake of one byte at a time', reason: 'tls-timeout', start: startTrickle },
  overTcp('garbage', 'tls-not-tls', (socket) => socket.write(Buffer.alloc(512, 0xa5))),
  overTcp('plain HTTP', 'tls-not-tls', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
  overTcp('an SSH banner', 'tls-not-tls', (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')),
  {
    name: 'TLS 1.1 only',
    reason: 'tls-version',
    start: () => listenTls('', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
  },
  {
    name: 'TLS 1.0 only',
    reason: 'tls-version',
    start: () => listenTls('', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
  },
  overTcp('an alert', 'tls-alert', (socket) => socket.once('data', () => socket.end(fatalAlert))),
  withCertificate('expired', 'certificate-expired', () => issue({ fromDays: -20, untilDays: -1 })),
  withCertificate('not yet valid', 'certificate-not-yet-valid', () => issue({ fromDays: 1 })),
  withCertificate('for another host', 'certificate-wrong-host', () => issue({ host: 'other.example.com' })),
  withCertificate('named in CN only', 'certificate-name-in-cn-only', () => issue({ names: [] })),
  withCertificate('self-signed', 'certificate-self-signed', () => issueSelfSigned()),
  withCertificate('of an unknown CA', 'certificate-unknown-issuer', selfIssued),
  withCertificate('without its intermediate', 'certificate-missing-intermediate', () => issue({ chain: 'alone' })),
  withCertificate('in a chain of a hundred', 'certificate-chain-too-long', () => {
    const { cert, key } = issue()
    return { cert: cert + testAuthority().issuing.certificatePem.repeat(99), key }
  }),
  withCertificate('in a chain that leads in a circle', 'certificate-unknown-issuer', () => {
    const { issuer, circle } = circularIssuers()
    const { cert, key } = issue({ signer: issuer, chain: 'alone' })
    return { cert: cert + circle, key }
  }),
  withCertificate('of one megabyte', 'certificate-invalid', () =>
    issue({ extensions: [extension('1.2.3.4.5', Buffer.alloc(1_000_000))] }),
  ),
  {
    name: 'a client certificate is demanded',
    reason: 'client-certificate-required',
    start: () => listenTls(versionsAnswer, { requestCert: true, ca: testAuthority().root.certificatePem }),
  },
  {
    name: 'a client certificate is demanded in TLS 1.2',
    reason: 'client-certificate-required',
    start: () =>
      listenTls(versionsAnswer, {
        requestCert: true,
        ca: testAuthority().root.certificatePem,
        maxVersion: 'TLSv1.2',
      }),
  },
  overHttp('no answer', 'http-timeout', () => {}),
  overHttp('a banner instead of HTTP', 'http-malformed', '220 mail.example.com ESMTP\r\n'),
  withStatus('000 Nothing', 'http-malformed'),
  withStatus('20 Short', 'http-malformed'),
  withStatus('101 Switching Protocols', 'http-malformed'),
  overHttp('a flood of interim answers', 'http-malformed', (socket) => flood(socket, 'HTTP/1.1 100 Continue\r\n\r\n')),
  overHttp('endless headers', 'http-headers-too-large', (socket) => {
    socket.write(head)
    flood(socket, `X-Filler: ${'a'.repeat(100)}\r\n`)
  }),
  overHttp('an endless body of something else', 'http-wrong-body', (socket) => {
    socket.write(`${head}\r\n`)
    flood(socket, 'a'.repeat(1000))
  }),
  overHttp('a slow body', 'http-body-incomplete', (socket) => {
    socket.write(`${head}Content-Length: 1000\r\n\r\n`)
    repeat(socket, () => '<', 500)
  }),
  overHttp('a body that breaks off', 'http-body-incomplete', `${head}Content-Length: 1000\r\n\r\n<Versions`),
  overHttp('bad chunks', 'http-body-incomplete', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n<Versions`),
  overHttp('a gzip bomb', 'http-wrong-body', (socket) => {
    const bomb = gzipSync(Buffer.alloc(5_000_000))
    socket.write(`${head}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`)
    socket.end(bomb)
  }),
  overHttp('a portal', 'http-wrong-body', 'HTTP/1.1 200 OK\r\n\r\n<!doctype html><title>Sign in</title>'),
  withStatus('302 Found', 'http-redirect', 'Location: https://xsi.example.com/again\r\n'),
  withStatus('307 Temporary Redirect', 'http-redirect', 'Location: http://169.254.169.254/latest\r\n'),
  withStatus('404 Not Found', 'http-not-deployed'),
  withStatus('405 Method Not Allowed', 'http-unexpected-status'),
  withStatus('500 Internal Server Error', 'http-500'),
  withStatus('502 Bad Gateway', 'http-502'),
  withStatus('503 Service Unavailable', 'http-503'),
  withStatus('504 Gateway Timeout', 'http-504'),
  withStatus('520 Unknown', 'http-server-error'),
]
