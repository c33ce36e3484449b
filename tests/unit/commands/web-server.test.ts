/** Proves what our HTTP server lets through to Next, and that stopping cuts no running request. */
import { get, type IncomingMessage, type RequestListener, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startWebServer, type WebServer } from '@/lib/commands/web-server/server'

let web: WebServer | undefined
afterEach(() => web?.close())

async function serve(handle: RequestListener, publicOrigin?: string): Promise<number> {
  web = await startWebServer({ host: '127.0.0.1', port: 0, publicOrigin, trustedProxies: [] }, handle)
  return (web.server.address() as AddressInfo).port
}

function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status?: number; body: string }> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      bodyOf(response).then((body) => resolve({ status: response.statusCode, body }), reject)
    }).once('error', reject)
  })
}

function fetchHeaders(port: number, host: string): Promise<IncomingMessage['headers']> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, headers: { host } }, (response) => {
      response.resume()
      resolve(response.headers)
    }).once('error', reject)
  })
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part)
  return Buffer.concat(parts).toString()
}

const echo: RequestListener = ({ headers }, response) => response.end(JSON.stringify(headers))

describe('a request', () => {
  it('whose path is no UTF-8 is refused before anybody reads it', async () => {
    const port = await serve(echo)
    const host = `localhost:${port}`
    for (const path of ['/clusters/%ED%A0%80', '/%', '/a%ff?b=1'])
      expect((await ask(port, path, { host })).status).toBe(400)
    for (const path of ['/clusters/%C3%B1', '/?q=%ff']) expect((await ask(port, path, { host })).status).toBe(200)
  })

  it('for a foreign host is refused before anybody reads it', async () => {
    const port = await serve(echo)
    expect((await ask(port, '/', { host: 'evil.example' })).status).toBe(421)
    expect((await ask(port, '/', { host: `localhost:${port}` })).status).toBe(200)
  })

  it('that changes something from a page of another site is refused before anybody reads it', async () => {
    const port = await serve(echo, 'https://hub.example.com')
    const post = (origin: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { host: 'hub.example.com', origin }
        const sent = request({ host: '127.0.0.1', port, method: 'POST', headers }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
        sent.once('error', reject)
        sent.end()
      })
    for (const origin of ['https://evil.example', 'https://a.hub.example.com', 'null', 'no origin at all'])
      expect(await post(origin)).toBe(403)
    expect(await post('https://hub.example.com')).toBe(200)
  })

  it('for the health of the process may name any host', async () => {
    const port = await serve(echo, 'https://hub.example.com')
    expect((await ask(port, '/api/health/live', { host: '10.0.0.7' })).status).toBe(200)
    expect((await ask(port, '/sign-in', { host: '10.0.0.7' })).status).toBe(421)
  })

  it('reaches Next without what a stranger may not say', async () => {
    const port = await serve(echo)
    const { body } = await ask(port, '/', { 'x-forwarded-for': '10.0.0.1', 'x-middleware-subrequest': 'middleware' })
    expect(JSON.parse(body)).toMatchObject({ 'x-forwarded-for': '127.0.0.1' })
    expect(body).not.toContain('subrequest')
  })

  it('is answered with the wish for https where the hub has it, and only there', async () => {
    const wish = async (port: number, host: string) =>
      (await fetchHeaders(port, host))['strict-transport-security'] !== undefined
    expect(await wish(await serve(echo), 'localhost')).toBe(false)
    await web?.close()
    expect(await wish(await serve(echo, 'https://hub.example.com'), 'hub.example.com')).toBe(true)
  })

  it('to change the protocol ends the connection', async () => {
    const port = await serve(echo)
    const ended = new Promise((resolve) => {
      const upgrade = request({ host: '127.0.0.1', port, headers: { connection: 'Upgrade', upgrade: 'websocket' } })
      upgrade.once('error', () => resolve('ended'))
      upgrade.once('upgrade', () => resolve('upgraded'))
      upgrade.end()
    })
    expect(await ended).toBe('ended')
  })

  it('with more headers than any browser sends is refused', async () => {
    const port = await serve(echo)
    expect((await ask(port, '/', { 'x-large': 'a'.repeat(20_000) })).status).toBe(431)
  })
})

describe('a slow client', () => {
  it('is given limited time for headers and body', async () => {
    await serve(echo)
    expect(web?.server.headersTimeout).toBeLessThanOrEqual(10_000)
    expect(web?.server.requestTimeout).toBeLessThanOrEqual(60_000)
  })
})

describe('stopping', () => {
  it('lets a running request finish and takes no new one', async () => {
    let finish = () => {}
    const port = await serve((_request, response) => {
      finish = () => response.end('done')
    })
    const running = ask(port, '/')
    await new Promise<void>((resolve) => web?.server.once('request', () => resolve()))
    const closed = web?.close()
    await expect(refusal(port)).resolves.toBe('ECONNREFUSED')
    finish()
    expect(await running).toEqual({ status: 200, body: 'done' })
    await closed
  })

  it('ends event streams at once', async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': open\n\n')
    })
    const headers = { accept: 'text/event-stream' }
    const stream = await new Promise<IncomingMessage>((resolve) => get({ host: '127.0.0.1', port, headers }, resolve))
    const cut = new Promise((resolve) => stream.once('error', resolve))
    stream.resume()
    await web?.close()
    expect(await cut).toMatchObject({ code: 'ECONNRESET' })
  })
})

function refusal(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    socket.once('connect', () => {
      socket.destroy()
      resolve(undefined)
    })
  })
}
