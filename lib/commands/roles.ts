/** Prints what a database administrator runs once on a PostgreSQL that Partner Hub does not start itself. */
import { randomBytes } from 'node:crypto'
import { DATABASE_NAME, rolesScript } from '@/lib/platform/db/roles'

/** New passwords at each call; the two settings that carry them stand at the end as SQL comments. */
export async function main(): Promise<number> {
  const passwords = { owner: password(), app: password() }
  const address = (role: string, secret: string) => `postgresql://${role}:${secret}@<host>:5432/${DATABASE_NAME}`
  process.stdout.write(rolesScript(passwords))
  process.stdout.write(
    [
      '-- Settings of Partner Hub; put the host of this server in their place:',
      `-- DATABASE_URL=${address('hub_app', passwords.app)}`,
      `-- MIGRATION_DATABASE_URL=${address('hub_owner', passwords.owner)}`,
      '',
    ].join('\n'),
  )
  return 0
}

const password = (): string => randomBytes(24).toString('base64url')
