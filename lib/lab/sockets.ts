/** Promises around node:net, and the bookkeeping that lets a stop leave nothing open. */
import type { Server, Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

export const listen = (server: Server, { host, port }: { host: string; port: number }): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, backlog: 511, exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** Resolves also when it was not listening. */
export const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

/** The connections that are open now. */
export const trackSockets = (server: Server): Set<Socket> => {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  return open
}

/**
 * Ends a connection with RST instead of FIN where that can be done: not once its own end was sent (libuv refuses that and
 * keeps the handle), and not through TLS, which has no handle of its own.
 */
export const reset = (socket: Socket): void => {
  if (socket.destroyed) return
  if (socket.writableEnded || socket instanceof TLSSocket) socket.destroy()
  else socket.resetAndDestroy()
}
