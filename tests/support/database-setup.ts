/** Runs before each integration test file: a database of its own, named in the environment before anything reads it. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, inject } from 'vitest'
import { closeDatabase } from '@/lib/platform/db/database'
import { createTestDatabase, dropTestDatabase } from './postgres'

const server = inject('postgres')
const { name, ownerUrl, appUrl } = await createTestDatabase(server, `t_${process.pid}_${process.env.VITEST_POOL_ID}`)
const dataDirectory = fs.mkdtempSync(path.join(os.tmpdir(), 'partner-hub-files-'))

Object.assign(process.env, {
  DATABASE_URL: appUrl,
  MIGRATION_DATABASE_URL: ownerUrl,
  DATA_DIRECTORY: dataDirectory,
  AUTH_SECRET: 'a secret for tests that is long enough',
  SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
  LOG_LEVEL: 'silent',
})

afterAll(async () => {
  await closeDatabase()
  await dropTestDatabase(server, name)
  fs.rmSync(dataDirectory, { recursive: true, force: true })
})
