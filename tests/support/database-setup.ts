/** Runs before each integration test file: a database of its own, named in the environment before anything reads it. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, inject } from 'vitest'
import { closeDatabase } from '@/lib/platform/db/database'
import { closeEvents } from '@/lib/platform/events/events'
import { createTestDatabase, dropTestDatabase } from './postgres'

const server = inject('postgres')
const { name, ownerUrl, appUrl } = await createTestDatabase(server, `t_${process.pid}_${process.env.VITEST_POOL_ID}`)
const dataDirectory = fs.mkdtempSync(path.join(server.home, 'files-'))

Object.assign(process.env, {
  DATABASE_URL: appUrl,
  MIGRATION_DATABASE_URL: ownerUrl,
  DATA_DIRECTORY: dataDirectory,
  AUTH_SECRET: 'a secret for tests that is long enough',
  SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
})

afterAll(async () => {
  await closeEvents()
  await closeDatabase()
  await dropTestDatabase(server, name)
  fs.rmSync(dataDirectory, { recursive: true, force: true })
})
