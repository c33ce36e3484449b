/**
 * What a connection of the application does beyond pg: it names the tenant in the message that begins a transaction,
 * refuses a commit that was a rollback, and gives up a connection whose server stopped answering.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { CodedError } from './errors'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The partner of the transaction that is about to begin; nothing else is ever carried this way. */
export const beginningAs = new AsyncLocalStorage<string>()

/**
 * A partner id fit to stand in SQL.
 * @throws CodedError E_DATABASE_PARTNER
 */
export function checkedPartnerId(partnerId: string): string {
  if (!UUID.test(partnerId)) throw new CodedError('E_DATABASE_PARTNER', 'A partner id is a UUID in small letters')
  return partnerId
}

/**
 * Changes `query` of a new connection. It leans on @prisma/adapter-pg sending exactly `BEGIN` and `COMMIT`; fusing saves
 * a round trip, and SET LOCAL ends with the transaction, so that nothing leaks into the pool.
 */
export function guardTenant(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const guarded = (first: unknown, ...rest: unknown[]): unknown => {
    const text = textOf(first)
    const partnerId = text === 'BEGIN' ? beginningAs.getStore() : undefined
    const sent = partnerId ? { ...Object(first), text: `BEGIN; SET LOCAL app.partner_id = '${partnerId}'` } : first
    const answer = query(sent, ...rest)
    if (!(answer instanceof Promise)) return answer
    const checked = text === 'COMMIT' ? answer.then(refuseRollback) : answer
    return checked.catch((error: unknown) => giveUpIfSilent(client, error))
  }
  client.query = guarded as typeof client.query
}

/** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error. */
function refuseRollback(result: pg.QueryResult): pg.QueryResult {
  if (result.command === 'COMMIT') return result
  throw new CodedError(
    'E_DATABASE_ROLLED_BACK',
    'The transaction was rolled back: a database error inside it was swallowed, nothing was stored',
  )
}

/** After pg's own read timeout the connection still waits for the old answer; ending it takes it out of the pool. */
function giveUpIfSilent(client: pg.ClientBase, error: unknown): never {
  if (error instanceof Error && error.message === 'Query read timeout' && 'end' in client) {
    Object(client)
      .end()
      .catch(() => undefined)
  }
  throw error
}

function textOf(query: unknown): string | undefined {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string'
    ? query.text
    : undefined
}
