import { connect, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { close, listen, reset } from '@/lib/lab/sockets'
import { codeOf } from '@/tests/support/lab-client'

const openSockets = () => process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP')).length

/** A connection of which the server's side is handed to `work`; answers how the client saw it end. */
const endingOf = async (work: (socket: Socket) => void): Promise<string> => {
  const server = createServer(work)
  await listen(server, { host: '127.0.0.1', port: 0 })
  const address = server.address()
  const client = connect({ host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 })
  client.resume()
  const ending = await new Promise<string>((resolve) => {
    client.once('error', (error) => resolve(codeOf(error)))
    client.once('close', () => resolve('closed'))
  })
  client.destroy()
  await close(server)
  return ending
}

test('a reset reaches the other side as a reset', async () => {
  expect(await endingOf(reset)).toBe('ECONNRESET')
  await expect.poll(openSockets).toBe(0)
})

test('a connection whose end was already sent is closed all the same', async () => {
  await endingOf((socket) => {
    socket.end('bye')
    reset(socket)
  })
  await expect.poll(openSockets).toBe(0)
})
