/** The process that answers browsers and API clients: Next's standalone output behind our own HTTP server. */
import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { tellReady } from './processes/child'
import { CommandError, exitCodes } from './processes/command-error'
import { requireFitDatabase } from './processes/fit-database'
import { sharedSettings } from './processes/shared-settings'
import { aborted, stopSignal } from './processes/stopping'
import { isLoopback } from './web-server/hosts'
import { startWebServer } from './web-server/server'

/** Serves until it is told to stop. Needs DATABASE_URL; `start` and `demo` set it for their children. */
export async function main(): Promise<number> {
  const stopping = stopSignal()
  await sharedSettings('web')
  const { host, port, publicOrigin, trustedProxies } = env()
  if (!isLoopback(host) && !publicOrigin) {
    throw new CommandError('PUBLIC_ORIGIN should be set when HOST is not a loopback address.', exitCodes.wrongSetting)
  }
  await requireFitDatabase()
  const handle = await standaloneHandler(resolve('.next/standalone'))
  const web = await startWebServer({ host, port, publicOrigin, trustedProxies }, handle)
  const address = publicOrigin ?? `http://localhost:${port}`
  log.info({ host, port, address }, 'web listens')
  tellReady({ address })
  await aborted(stopping)
  await web.close()
  log.info('web stopped')
  return 0
}

type NextFactory = (options: { dir: string; dev: false; hostname: string; port: number }) => {
  prepare: () => Promise<void>
  getRequestHandler: () => RequestListener
}

/** Next's own request handler over the traced files, with the configuration that was fixed when they were built. */
async function standaloneHandler(directory: string): Promise<RequestListener> {
  const manifest = JSON.parse(readFileSync(`${directory}/.next/required-server-files.json`, 'utf8'))
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(manifest.config)
  process.env.PROGRAMS_DIRECTORY ??= resolve('dist')
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  process.chdir(directory)
  const next: NextFactory = createRequire(`${directory}/server.js`)('next')
  const { host, port } = env()
  const application = next({ dir: directory, dev: false, hostname: host, port })
  await application.prepare()
  return application.getRequestHandler()
}
