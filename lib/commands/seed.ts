/** Tells the demo's story into the hub of this environment; for its clusters to answer later, `npm run lab` must run. */
import { closeDatabase } from '@/lib/platform/db/database'
import { forgetEnvironment } from '@/lib/platform/env/env'
import { migrate, type Postgres, requireOwner, visiting } from './processes/postgres'
import { settleOwnSettings } from './processes/shared-settings'
import { startSimulatedNetwork } from './processes/simulated-network'
import { seedStory } from './seed/story'

/** Adds the story's partners and people, or leaves all as it is when they are there. */
export function main(): Promise<number> {
  settleOwnSettings()
  return visiting(tell)
}

async function tell(postgres: Postgres): Promise<number> {
  await migrate(requireOwner(postgres))
  process.env.DATABASE_URL = postgres.appUrl
  forgetEnvironment()
  const { child, network } = await startSimulatedNetwork()
  try {
    const { people, password } = await seedStory(network)
    process.stdout.write(`${people.map(({ email }) => email).join(', ')}; everybody's password: ${password}\n`)
    return 0
  } finally {
    await closeDatabase()
    await child.stop()
  }
}
