/**
 * The two roles and the database: `hub_owner` owns the tables and migrates, `hub_app` serves requests and is bound by
 * row-level security. Neither is a superuser, neither bypasses row-level security.
 */
import pg from 'pg'
import { withConnection } from './connection'

export const OWNER_ROLE = 'hub_owner'
export const APP_ROLE = 'hub_app'
export const DATABASE_NAME = 'hub'

export interface RolePasswords {
  owner: string
  app: string
}

/**
 * The statements that make or correct both roles, for a superuser or a role with CREATEROLE; the latter may not even say
 * NOSUPERUSER, which a new role is anyway and `checkServer` asks.
 */
function roleStatements(passwords: RolePasswords): string[] {
  return [
    makeRole(OWNER_ROLE),
    makeRole(APP_ROLE),
    `ALTER ROLE ${OWNER_ROLE} LOGIN NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(passwords.owner)}`,
    `ALTER ROLE ${APP_ROLE} LOGIN NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD ${pg.escapeLiteral(passwords.app)}`,
  ]
}

/** The statements that close a database to everybody but the two roles; CONNECT is all that the application needs. */
export function databaseStatements(database: string): string[] {
  const name = pg.escapeIdentifier(database)
  return [
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${name} TO ${OWNER_ROLE}`,
    `GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE}`,
  ]
}

/** A script for a database administrator's psql, for a server that Partner Hub does not start itself. */
export function rolesScript(passwords: RolePasswords, database: string = DATABASE_NAME): string {
  const name = pg.escapeLiteral(database)
  const create = `SELECT format('CREATE DATABASE %I OWNER ${OWNER_ROLE}', ${name}) WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = ${name}) \\gexec`
  const lines = [...roleStatements(passwords), ...databaseStatements(database)].map((statement) => `${statement};`)
  return [
    '-- Run with psql as a superuser or as the administrator of a managed server: psql --file=roles.sql postgres',
    ...lines.slice(0, roleStatements(passwords).length),
    '-- Only whoever may become a role may give it a database.',
    `GRANT ${OWNER_ROLE} TO CURRENT_USER;`,
    create,
    ...lines.slice(roleStatements(passwords).length),
    '',
  ].join('\n')
}

/** Makes roles and database over a superuser's connection; running it again changes nothing but the passwords. */
export async function ensureRoles(superuserUrl: string, passwords: RolePasswords, database: string): Promise<void> {
  await withConnection(superuserUrl, async (client) => {
    // Two launchers at once would update the same catalog rows.
    await client.query(`SELECT pg_advisory_lock(hashtext('partner-hub roles'))`)
    for (const statement of roleStatements(passwords)) await client.query(statement)
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${OWNER_ROLE}`)
    for (const statement of databaseStatements(database)) await client.query(statement)
  })
}

const makeRole = (role: string): string =>
  `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role}; END IF; END $$`
