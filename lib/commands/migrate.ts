/** Brings the database to the schema of this version, as the owner role. */
import { migrate, openPostgres, requireOwner } from './processes/postgres'
import { settleOwnSettings } from './processes/shared-settings'

/** Applies missing migrations and says where. Refuses an edited or failed migration with its name. */
export async function main(): Promise<number> {
  settleOwnSettings()
  const postgres = await openPostgres()
  try {
    await migrate(requireOwner(postgres))
    process.stdout.write(`Migrations are applied: ${postgres.place}\n`)
    return 0
  } finally {
    await postgres.stop()
  }
}
