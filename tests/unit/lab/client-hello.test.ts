import { once } from 'node:events'
import { createServer } from 'node:net'
import { connect } from 'node:tls'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readClientHello } from '@/lib/lab/edge/client-hello'
import { listen } from '@/lib/lab/sockets'

/** The first bytes that the runtime's own client sends. */
const helloOf = async (servername: string): Promise<Buffer> => {
  const server = createServer()
  await listen(server, { host: '127.0.0.1', port: 0 })
  const address = server.address()
  const client = connect({
    host: '127.0.0.1',
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    servername,
  })
  client.on('error', () => {})
  const [socket] = await once(server, 'connection')
  const [bytes] = await once(socket, 'data')
  client.destroy()
  socket.destroy()
  server.close()
  return bytes
}

let hello: Buffer
beforeAll(async () => {
  hello = await helloOf('xsi.madrid.example.com')
})

describe('the server name of a client hello', () => {
  test('is read from what a real client sends', () => {
    expect(readClientHello(hello)).toEqual({ kind: 'read', host: 'xsi.madrid.example.com' })
  })

  test('waits for the rest of a hello that comes in pieces', () => {
    for (let length = 0; length < hello.length; length += 1) {
      expect(readClientHello(hello.subarray(0, length)).kind).toBe('incomplete')
    }
  })

  test('is absent where a client names none, and where it does not speak TLS', async () => {
    expect(readClientHello(await helloOf(''))).toEqual({ kind: 'read' })
    expect(readClientHello(Buffer.from('GET / HTTP/1.1\r\n'))).toEqual({ kind: 'read' })
  })

  test('never throws, whatever the bytes', () => {
    const place = fc.nat({ max: hello.length - 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 12 }), place, (changes, length) => {
        const mutated = Buffer.from(hello)
        for (const [at, value] of changes) mutated[at] = value
        readClientHello(mutated)
        readClientHello(mutated.subarray(0, length))
      }),
      { numRuns: 2_000 },
    )
  })
})
