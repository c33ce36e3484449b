/** Brings the database to the schema of this version, as the owner role. */
import { migrate, requireOwner, visiting } from './processes/postgres'
import { settleOwnSettings } from './processes/shared-settings'

/** Applies missing migrations and says where. Refuses an edited or failed migration with its name. */
export async function main(): Promise<number> {
  settleOwnSettings()
  return visiting(async (postgres) => {
    await migrate(requireOwner(postgres))
    process.stdout.write(`Migrations are applied: ${postgres.place}\n`)
    return 0
  })
}
