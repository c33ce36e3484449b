/** Daily work: `next dev` on PORT with its own PostgreSQL, the simulated network, a worker and the demo's story. */
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { ownCommand, startChild } from './processes/child'
import { aborted, stopSignal } from './processes/stopping'
import { openStoryHub } from './processes/story-hub'

/** Runs until it is told to stop. Pages reload when their source changes; a changed worker or lab needs a new start. */
export async function main(): Promise<number> {
  const stopping = stopSignal()
  const hub = await openStoryHub('dev')
  try {
    const { host, port } = env()
    const worker = startChild({ name: 'worker', args: ownCommand('worker') })
    worker.ended.catch((err) => log.warn({ err }, 'Pages are served without a worker'))
    const args = ['node_modules/next/dist/bin/next', 'dev', '--hostname', host, '--port', String(port)]
    const web = startChild({ name: 'next dev', args, variables: { NODE_ENV: 'development' }, isReadyAtOnce: true })
    hub.children.push(worker, web)
    await Promise.race([web.ended, aborted(stopping)])
    return 0
  } finally {
    await hub.stop()
  }
}
