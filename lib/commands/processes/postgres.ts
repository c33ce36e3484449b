/** Owns the question where PostgreSQL is: the server named by the environment, or our own inside the data directory. */
import { join, resolve } from 'node:path'
import { startEmbeddedPostgres } from '@/lib/platform/db/embedded/launcher'
import { applyMigrations } from '@/lib/platform/db/migrate'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { claim, holderOf } from './claim'
import { CommandError, exitCodes } from './command-error'

/** A running server: addresses of the two roles, in words where the data lives, and how to let go of it. */
export type Postgres = { appUrl: string; ownerUrl: string | undefined; place: string; stop: () => Promise<void> }

/** The server for a hub that runs until it is stopped. Refuses when another process runs a hub on the same data. */
export async function openPostgres(): Promise<Postgres> {
  return named() ?? (await embedded())
}

/** The server for a command that looks or changes and ends: beside a running hub its server is shared and left running. */
export async function visitPostgres(): Promise<Postgres> {
  const server = named()
  if (server) return server
  if (holderOf(claimFile()) === undefined) return embedded()
  return { ...(await embeddedServer()), stop: async () => undefined }
}

/** The command's own work on a visited server, which is let go of at the end. */
export async function visiting<T>(work: (postgres: Postgres) => Promise<T>): Promise<T> {
  const postgres = await visitPostgres()
  try {
    return await work(postgres)
  } finally {
    await postgres.stop()
  }
}

function named(): Postgres | undefined {
  const { databaseUrl, migrationDatabaseUrl } = env()
  if (!databaseUrl) return undefined
  const { host, pathname } = new URL(databaseUrl)
  const place = `PostgreSQL at ${host}, database ${pathname.slice(1)}`
  return { appUrl: databaseUrl, ownerUrl: migrationDatabaseUrl, place, stop: async () => undefined }
}

const claimFile = () => join(env().dataDirectory, 'hub.pid')

async function embedded(): Promise<Postgres> {
  const release = claim(claimFile())
  try {
    const server = await embeddedServer()
    return { ...server, stop: () => server.stop().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

async function embeddedServer(): Promise<Postgres> {
  const { appUrl, ownerUrl, home, stop } = await startEmbeddedPostgres({
    home: join(env().dataDirectory, 'postgres'),
    onRestart: (failure) =>
      failure
        ? log.error({ err: failure }, 'PostgreSQL does not come back')
        : log.warn('PostgreSQL had ended and runs again'),
  })
  return { appUrl, ownerUrl, place: home, stop }
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
