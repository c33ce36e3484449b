/** Whether a database server and its application role are fit to hold the tenant walls; asked at start. */
import type pg from 'pg'
import { withConnection } from './connection'
import { CodedError } from './errors'
import { APP_ROLE } from './roles'

const OLDEST_SERVER = 16

export interface ServerFacts {
  /** server_version_num, such as 180004. */
  versionNumber: number
  role: string
  isSuperuser: boolean
  bypassesRowSecurity: boolean
  /** Tables in `public` that the role owns or whose owner it may become. */
  ownedTables: number
  /** Two connections were served by one backend: a pooler hands it out by transaction. */
  sharesBackend: boolean
}

/**
 * Refuses a server on which row-level security would not hold, or notifications and session settings would get lost.
 * @throws CodedError E_DATABASE_VERSION, E_DATABASE_ROLE, E_DATABASE_SUPERUSER, E_DATABASE_BYPASSES_WALLS,
 *   E_DATABASE_OWNER, E_DATABASE_POOLING
 */
export function refuseUnfitServer(facts: ServerFacts): void {
  const refusals: [boolean, string, string][] = [
    [
      Math.floor(facts.versionNumber / 10_000) < OLDEST_SERVER,
      'E_DATABASE_VERSION',
      `PostgreSQL ${OLDEST_SERVER} or later is needed`,
    ],
    [facts.isSuperuser, 'E_DATABASE_SUPERUSER', `DATABASE_URL names the superuser ${facts.role}; name ${APP_ROLE}`],
    [
      facts.bypassesRowSecurity,
      'E_DATABASE_BYPASSES_WALLS',
      `The role ${facts.role} of DATABASE_URL bypasses row-level security; name ${APP_ROLE}`,
    ],
    [
      facts.ownedTables > 0,
      'E_DATABASE_OWNER',
      `The role ${facts.role} of DATABASE_URL owns tables; name ${APP_ROLE}, and the owner in MIGRATION_DATABASE_URL`,
    ],
    [
      facts.role !== APP_ROLE,
      'E_DATABASE_ROLE',
      `DATABASE_URL names the role ${facts.role}; row-level security is written for ${APP_ROLE}`,
    ],
    [
      facts.sharesBackend,
      'E_DATABASE_POOLING',
      'DATABASE_URL leads to a pooler that shares connections by transaction; connect to the server or pool by session',
    ],
  ]
  for (const [isRefused, code, sentence] of refusals) if (isRefused) throw new CodedError(code, sentence)
}

/** Looks at the server behind the application's connection string and refuses an unfit one. */
export async function checkServer(appUrl: string): Promise<void> {
  refuseUnfitServer(await observeServer(appUrl))
}

const observeServer = (appUrl: string): Promise<ServerFacts> =>
  withConnection(appUrl, (first) => withConnection(appUrl, (second) => factsOf(first, second)))

async function factsOf(first: pg.Client, second: pg.Client): Promise<ServerFacts> {
  const { rows } = await first.query<ServerFacts & { backend: number }>(FACTS)
  const [facts] = rows
  if (!facts) throw new CodedError('E_DATABASE_ROLE', 'The role of DATABASE_URL is not in pg_roles')
  // A transaction keeps its backend, so a pooler that shares them must give this one what `first` had.
  await second.query('BEGIN')
  const other = await second.query<{ backend: number }>('SELECT pg_backend_pid() AS backend')
  await second.query('ROLLBACK')
  const { backend, ...rest } = facts
  return { ...rest, sharesBackend: other.rows[0]?.backend === backend }
}

const FACTS = `
  SELECT current_setting('server_version_num')::int AS "versionNumber", r.rolname::text AS role,
    r.rolsuper AS "isSuperuser", r.rolbypassrls AS "bypassesRowSecurity", pg_backend_pid() AS backend,
    (SELECT count(*)::int FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS "ownedTables"
  FROM pg_roles r WHERE r.rolname = current_user`
