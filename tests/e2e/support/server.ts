/** One PostgreSQL for a run of end-to-end tests, with a migrated template that every worker copies. */
import { startTestServer } from '../../support/postgres'

export default async function setUp(): Promise<() => Promise<void>> {
  const { superuserUrl, ownerUrl, appUrl, stop } = await startTestServer()
  process.env.HUB_TEST_SERVER = JSON.stringify({ superuserUrl, ownerUrl, appUrl })
  return stop
}
