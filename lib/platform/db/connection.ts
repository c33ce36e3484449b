/** One connection for one piece of administrative work: migrating, checking, making roles. */
import pg from 'pg'
import { CodedError } from './errors'

const CONNECT_TIMEOUT_MS = 5_000

/**
 * Runs `use` over a connection of its own and closes it.
 * @throws CodedError E_DATABASE_UNREACHABLE, E_DATABASE_REFUSED (wrong role, password or database)
 */
export async function withConnection<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'partner-hub administration',
  })
  // An error between two queries; the next query reports it.
  client.on('error', () => undefined)
  await client.connect().catch((cause: Error & { code?: string }) => {
    const { host, pathname, searchParams } = new URL(url)
    const place = `PostgreSQL at ${searchParams.get('host') ?? host}, database ${pathname.slice(1)},`
    const isRefused = /^(28|3D|42)/.test(cause.code ?? '')
    throw isRefused
      ? new CodedError('E_DATABASE_REFUSED', `${place} refuses the connection: ${cause.message}`, { cause })
      : new CodedError('E_DATABASE_UNREACHABLE', `${place} cannot be reached: ${cause.message}`, { cause })
  })
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
