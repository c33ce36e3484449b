/** What a demo and daily work share: PostgreSQL and the simulated network run, the story is told, a worker may start. */
import { join } from 'node:path'
import { closeDatabase } from '@/lib/platform/db/database'
import { env, forgetEnvironment } from '@/lib/platform/env/env'
import { step } from '../prepare/progress.mjs'
import { seedStory, type ToldStory } from '../seed/story'
import type { Child } from './child'
import { migrate, openPostgres, type Postgres, requireOwner } from './postgres'
import { settleOwnSettings } from './shared-settings'
import { startSimulatedNetwork } from './simulated-network'

/** The parts that run and what was told; `stop` ends children first, the database last. */
export type StoryHub = ToldStory & { children: Child[]; stop: () => Promise<void> }

/** Whatever the environment says: a story is never told to another database, nor heard beyond this machine. */
const ownWorld = {
  DATABASE_URL: undefined,
  MIGRATION_DATABASE_URL: undefined,
  PUBLIC_ORIGIN: undefined,
  TRUSTED_PROXIES: undefined,
  SECRETS_KEY: undefined,
  SECRETS_KEY_FILE: undefined,
  HOST: '127.0.0.1',
}

/** Starts all of it below `folder` of the data directory. */
export async function openStoryHub(folder: string): Promise<StoryHub> {
  settleOwnSettings({ ...ownWorld, DATA_DIRECTORY: join(env().dataDirectory, folder) })
  const postgres = await step('Starting PostgreSQL', preparedPostgres)
  const children: Child[] = []
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()))
    await postgres.stop()
  }
  try {
    const { child, network } = await step('Starting the simulated network', () =>
      startSimulatedNetwork(logFileOf('lab')),
    )
    children.push(child)
    const told = await step('Telling the story', () => seedStory(network))
    await closeDatabase()
    return { ...told, children, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Where a child of this hub writes its log. */
export function logFileOf(name: string): string {
  return join(env().dataDirectory, 'logs', `${name}.log`)
}

async function preparedPostgres(): Promise<Postgres> {
  const postgres = await openPostgres()
  await migrate(requireOwner(postgres)).catch(async (error) => {
    await postgres.stop()
    throw error
  })
  process.env.DATABASE_URL = postgres.appUrl
  forgetEnvironment()
  return postgres
}
