/**
 * How long a process waits for the database, counted in turns of its own event loop: one that was starved of processor
 * time has waited for itself, and what the server answered meanwhile is still to be read.
 */
import pg from 'pg'

const turns = 15

/** Calls `end` once the process has listened for so many milliseconds; answers what calls it off. */
export function afterListening(timeoutMs: number, end: () => void): () => void {
  let turnsLeft = turns
  const clock = setInterval(() => {
    if (--turnsLeft > 0) return
    clearInterval(clock)
    end()
  }, timeoutMs / turns)
  clock.unref()
  return () => clearInterval(clock)
}

const silent = () => new Error('timeout expired')

/** A pool has one timeout for both waits; its clients get a shorter one of their own, for connecting. */
export function clientThatConnectsWithin(timeoutMs: number): typeof pg.Client {
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super({ ...Object(config), connectionTimeoutMillis: 0 })
      const callOff = afterListening(timeoutMs, () => this.connection.stream.destroy(silent()))
      for (const event of ['connect', 'error', 'end']) this.once(event, callOff)
    }
  }
}

/** Asks once. A server that says nothing for so long loses the connection, and the caller gets "timeout expired". */
export async function askWithin(pool: pg.Pool, query: pg.QueryConfig, timeoutMs: number): Promise<pg.QueryResult> {
  const client = await pool.connect()
  const ignore = () => undefined
  client.on('error', ignore)
  const callOff = afterListening(timeoutMs, () => client.connection.stream.destroy(silent()))
  let failure: Error | undefined
  try {
    return await client.query(query)
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    callOff()
    client.off('error', ignore)
    client.release(failure)
  }
}
