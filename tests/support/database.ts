/** The database of the running test file. */
import { inject } from 'vitest'
import { type Database, database } from '@/lib/platform/db/database'

export interface TestDatabase {
  /** What product code gets from `database()`, connected as hub_app. */
  database: Database
  ownerUrl: string
  appUrl: string
  superuserUrl: string
}

export function testDatabase(): TestDatabase {
  const { DATABASE_URL: appUrl = '', MIGRATION_DATABASE_URL: ownerUrl = '' } = process.env
  const superuserUrl = new URL(inject('postgres').superuserUrl)
  superuserUrl.pathname = new URL(appUrl).pathname
  return { database: database(), ownerUrl, appUrl, superuserUrl: superuserUrl.href }
}
