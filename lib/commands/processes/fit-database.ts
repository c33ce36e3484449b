/** Owns the question whether the database of this process may be served: its role, its version, its migrations. */
import { resolve } from 'node:path'
import { isUnavailable } from '@/lib/platform/db/errors'
import { pendingMigrations } from '@/lib/platform/db/migrate'
import { checkServer } from '@/lib/platform/db/server-check'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { CommandError, exitCodes } from './command-error'

/**
 * Refuses a role that could pass row-level security, an old or pooled server, and a schema that lacks migrations. A
 * database that is merely away is no refusal: the process starts, says that it is not ready, and serves when it is back.
 */
export async function requireFitDatabase(): Promise<void> {
  const { databaseUrl } = env()
  if (!databaseUrl) return
  try {
    await checkServer(databaseUrl)
    refuseMissing(await pendingMigrations(databaseUrl, { directory: resolve('prisma/migrations') }))
  } catch (error) {
    if (!isUnavailable(error)) throw error
    log.warn({ err: error }, 'the database does not answer yet')
  }
}

function refuseMissing(names: string[]): void {
  if (names.length === 0) return
  throw new CommandError(
    `The database lacks ${names.length} migration(s), first ${names[0]}: run "npm run db:migrate" with MIGRATION_DATABASE_URL.`,
    exitCodes.unavailable,
  )
}
