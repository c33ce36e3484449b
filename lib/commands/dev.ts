/** Daily work: `next dev` on PORT with its own PostgreSQL, the simulated network, a worker and the demo's story. */
import { join } from 'node:path'
import { env, forgetEnvironment } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { type Child, ownCommand, startChild } from './processes/child'
import { migrate, openPostgres, requireOwner } from './processes/postgres'
import { settleOwnSettings } from './processes/shared-settings'
import { startSimulatedNetwork } from './processes/simulated-network'
import { aborted, stopSignal } from './processes/stopping'

/** Runs until it is told to stop. Pages reload when their source changes; a changed worker or lab needs a new start. */
export async function main(): Promise<number> {
  const stopping = stopSignal()
  settleOwnSettings()
  settleOwnSettings({ DATA_DIRECTORY: join(env().dataDirectory, 'dev') })
  const { host, port } = env()
  const postgres = await openPostgres()
  const children: Child[] = []
  try {
    await migrate(requireOwner(postgres))
    process.env.DATABASE_URL = postgres.appUrl
    forgetEnvironment()
    children.push((await startSimulatedNetwork()).child)
    const worker = startChild({ name: 'worker', args: ownCommand('worker') })
    worker.ended.catch((err) => log.warn({ err }, 'Pages are served without a worker'))
    children.push(worker)
    const args = ['node_modules/next/dist/bin/next', 'dev', '--hostname', host, '--port', String(port)]
    const web = startChild({ name: 'next dev', args, variables: { NODE_ENV: 'development' }, isReadyAtOnce: true })
    children.push(web)
    await Promise.race([web.ended, aborted(stopping)])
    return 0
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    await postgres.stop()
  }
}
