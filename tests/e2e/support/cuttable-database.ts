/** A Unix socket in front of PostgreSQL that a test can cut and mend: what a lost database looks like to the hub. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

export interface CuttableDatabase {
  /** Rewrites a connection string so that it goes through this socket. */
  through(url: string): string
  /** Ends all connections and refuses new ones. */
  cut(): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}

/**
 * In a thread of its own: the process of the tests is busy for seconds while it looks at a page or writes a trace, and
 * the hub would take that for a database that has fallen silent.
 */
const relay = `
const net = require('node:net')
const { parentPort, workerData } = require('node:worker_threads')
const open = new Set()
let server = null
const tie = (socket, peer) => {
  open.add(socket)
  socket.on('error', () => peer.destroy())
  socket.on('close', () => {
    open.delete(socket)
    peer.destroy()
  })
  socket.pipe(peer)
}
const orders = {
  mend: (done) => {
    if (server) return done()
    server = net.createServer((client) => {
      const upstream = net.connect(workerData.target)
      tie(client, upstream)
      tie(upstream, client)
    })
    server.listen(workerData.socketPath, done)
  },
  cut: (done) => {
    const closing = server
    server = null
    for (const socket of open) socket.destroy()
    if (closing) closing.close(() => done())
    else done()
  },
}
parentPort.on('message', (order) => orders[order](() => parentPort.postMessage(order)))
`

export async function cuttableDatabase(serverUrl: string): Promise<CuttableDatabase> {
  const target = socketOf(serverUrl)
  const directory = await mkdtemp(path.join(os.tmpdir(), 'hub-db-'))
  const socketPath = path.join(directory, path.basename(target))
  const thread = new Worker(relay, { eval: true, workerData: { target, socketPath } })
  const order = async (name: 'cut' | 'mend') => {
    const done = once(thread, 'message')
    thread.postMessage(name)
    await done
  }
  await order('mend')
  return {
    through: (url) => {
      const rewritten = new URL(url)
      rewritten.searchParams.set('host', directory)
      return rewritten.toString()
    },
    cut: () => order('cut'),
    mend: () => order('mend'),
    close: async () => {
      await order('cut')
      await thread.terminate()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function socketOf(url: string): string {
  const { searchParams, port } = new URL(url)
  return path.join(searchParams.get('host') ?? '', `.s.PGSQL.${port || 5432}`)
}
