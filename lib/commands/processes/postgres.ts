/** Owns the question where PostgreSQL is: the server named by the environment, or our own inside the data directory. */
import { join, resolve } from 'node:path'
import { startEmbeddedPostgres } from '@/lib/platform/db/embedded/launcher'
import { applyMigrations } from '@/lib/platform/db/migrate'
import { env } from '@/lib/platform/env/env'
import { CommandError, exitCodes } from './command-error'

/** A running server: addresses of the two roles, in words where the data lives, and how to let go of it. */
export type Postgres = { appUrl: string; ownerUrl: string | undefined; place: string; stop: () => Promise<void> }

/** The server of DATABASE_URL, untouched; without it our own, started or adopted. */
export async function openPostgres(): Promise<Postgres> {
  const { databaseUrl, migrationDatabaseUrl, dataDirectory } = env()
  if (databaseUrl) {
    const { host, pathname } = new URL(databaseUrl)
    const place = `PostgreSQL at ${host}, database ${pathname.slice(1)}`
    return { appUrl: databaseUrl, ownerUrl: migrationDatabaseUrl, place, stop: async () => undefined }
  }
  const server = await startEmbeddedPostgres({ home: join(dataDirectory, 'postgres') })
  return { appUrl: server.appUrl, ownerUrl: server.ownerUrl, place: server.home, stop: () => server.stop() }
}

/** The owner's address, needed by commands that change what the application role may not. */
export function requireOwner({ ownerUrl }: Postgres): string {
  if (ownerUrl) return ownerUrl
  throw new CommandError(
    'MIGRATION_DATABASE_URL should be set: this command works as the owner role.',
    exitCodes.wrongSetting,
  )
}

/** Applies what is missing of prisma/migrations as the owner. */
export async function migrate(ownerUrl: string): Promise<void> {
  await applyMigrations(ownerUrl, { directory: resolve('prisma/migrations') })
}
