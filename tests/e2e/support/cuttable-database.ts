/** A Unix socket in front of PostgreSQL that a test can cut and mend: what a lost database looks like to the hub. */
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export interface CuttableDatabase {
  /** Rewrites a connection string so that it goes through this socket. */
  through(url: string): string
  /** Ends all connections and refuses new ones. */
  cut(): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}

export async function cuttableDatabase(serverUrl: string): Promise<CuttableDatabase> {
  const target = socketOf(serverUrl)
  const directory = await mkdtemp(path.join(os.tmpdir(), 'hub-db-'))
  const socketPath = path.join(directory, path.basename(target))
  const open = new Set<net.Socket>()
  let server: net.Server | null = null

  const mend = async () => {
    if (server) return
    const listening = net.createServer((client) => join(client, net.connect(target), open))
    await new Promise<void>((resolve) => listening.listen(socketPath, resolve))
    server = listening
  }
  const cut = async () => {
    const closing = server
    server = null
    for (const socket of open) socket.destroy()
    if (closing) await new Promise((resolve) => closing.close(resolve))
  }
  await mend()
  return {
    through: (url) => {
      const rewritten = new URL(url)
      rewritten.searchParams.set('host', directory)
      return rewritten.toString()
    },
    cut,
    mend,
    close: async () => {
      await cut()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function join(client: net.Socket, upstream: net.Socket, open: Set<net.Socket>): void {
  for (const [socket, peer] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    open.add(socket)
    socket.on('error', () => peer.destroy())
    socket.on('close', () => {
      open.delete(socket)
      peer.destroy()
    })
  }
  client.pipe(upstream)
  upstream.pipe(client)
}

function socketOf(url: string): string {
  const { searchParams, port } = new URL(url)
  return path.join(searchParams.get('host') ?? '', `.s.PGSQL.${port || 5432}`)
}
