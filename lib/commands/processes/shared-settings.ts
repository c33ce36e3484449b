/** Decides what a process needs before it can share a hub with others: one database and the same two keys everywhere. */
import { join } from 'node:path'
import { CodedError } from '@/lib/platform/db/errors'
import { checkServer } from '@/lib/platform/db/server-check'
import { defaultDataDirectory, env, forgetEnvironment } from '@/lib/platform/env/env'
import { keptSecret } from '@/lib/platform/env/kept-secret'
import { log } from '@/lib/platform/log/log'
import { CommandError, exitCodes } from './command-error'

/** Refuses to run `process` alone without DATABASE_URL, without the keys that every machine must share, and on an unfit database. */
export async function sharedSettings(name: string): Promise<void> {
  const { databaseUrl, secretsKey, secretsKeyFile } = env()
  const missing = [
    databaseUrl ? [] : ['DATABASE_URL should be set (npm start runs everything on one machine instead).'],
    process.env.AUTH_SECRET ? [] : ['AUTH_SECRET should be set, the same on every machine.'],
    secretsKey || secretsKeyFile ? [] : ['SECRETS_KEY or SECRETS_KEY_FILE should be set, the same on every machine.'],
  ].flat()
  if (databaseUrl && missing.length === 0) return refuseUnfit(databaseUrl)
  throw new CommandError(
    `${name} alone needs settings that it shares with other processes:\n${missing.join('\n')}`,
    exitCodes.wrongSetting,
  )
}

/** A server that does not answer yet is waited for by those who ask it; an unfit one is refused. */
async function refuseUnfit(databaseUrl: string): Promise<void> {
  try {
    await checkServer(databaseUrl)
  } catch (err) {
    if (!(err instanceof CodedError) || err.code !== 'E_DATABASE_UNREACHABLE') throw err
    log.warn({ err }, 'The database cannot be reached yet')
  }
}

/** Makes the keys once in the data directory where the environment has none, and passes all of it on to children. */
export function settleOwnSettings(changes: Readonly<Record<string, string | undefined>> = {}): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  process.env.DATA_DIRECTORY ??= defaultDataDirectory(process.cwd())
  forgetEnvironment()
  const { authSecret, dataDirectory, secretsKey, secretsKeyFile } = env()
  process.env.AUTH_SECRET = authSecret
  if (!secretsKey && !secretsKeyFile) {
    keptSecret(dataDirectory, 'secrets-key')
    process.env.SECRETS_KEY_FILE = join(dataDirectory, 'secrets-key')
  }
  forgetEnvironment()
}
