/** The gate to PostgreSQL: every read and write of a tenant's rows happens inside `asPartner`. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '../env/env'
import { CodedError } from './errors'
import { PrismaClient } from './generated/client'
import { type HubFunctions, hubFunctions } from './hub-functions'
import { afterListening, askWithin, clientThatConnectsWithin } from './patience'
import { beginningAs, checkedPartnerId, guardTenant } from './tenant-client'
import type { Tx } from './transaction'

/** The transaction of one partner. */
export type { Tx }

export interface Database {
  /**
   * Runs `run` in one transaction that sees and changes only rows of this partner. Called inside itself it joins the
   * running transaction.
   * @throws CodedError E_DATABASE_SWITCH for another partner inside a running transaction, E_DATABASE_ROLLED_BACK when
   *   `run` swallowed a database error
   */
  asPartner<T>(partnerId: string, run: (tx: Tx) => Promise<T>): Promise<T>
  /** What crosses tenants; each call is its own transaction, `hubWithin(tx)` joins one. */
  hub: HubFunctions
  /** Whether the database answers within `timeoutMs`; never throws. */
  ping(timeoutMs: number): Promise<boolean>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Connection string of hub_app. */
  url: string
  poolSize?: number
  /** Longest wait for a new connection: past it the server is gone. */
  connectTimeoutMs?: number
  statementTimeoutMs?: number
  /** How much longer than a statement may take a server may stay silent; its own timeout answers first. */
  silenceMs?: number
}

const CONNECT_TIMEOUT_MS = 1_500
/** Longest wait for a connection that others use: the server is there, but busy. */
const FREE_CONNECTION_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 8_000
const SILENCE_MS = 1_000
/** Every request starts with one of the hub functions: a lost database is noticed here. */
const HUB_TIMEOUT_MS = 1_500
const SLOW_HUB_FUNCTIONS = new Set([
  'hub_sweep',
  'hub_sweep_alerts',
  'hub_lease_due_interfaces',
  'hub_lease_due_alerts',
  'hub_lease_due_certificates',
])
const TRANSACTION_MS = { maxWait: 8_000, timeout: 10_000 }

interface Running {
  partnerId: string
  tx: Tx
  isOpen: boolean
}

/** Opens a pool; nothing is connected before the first call. */
export function createDatabase(options: DatabaseOptions): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS
  const answerWithinMs = statementTimeoutMs + (options.silenceMs ?? SILENCE_MS)
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    Client: clientThatConnectsWithin(options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS),
    connectionTimeoutMillis: FREE_CONNECTION_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    query_timeout: answerWithinMs,
    idle_in_transaction_session_timeout: TRANSACTION_MS.timeout * 2,
    application_name: 'partner-hub',
  })
  pool.on('connect', guardTenant)
  // An idle connection that breaks is replaced by the pool; whoever asks next learns whether the server is there.
  pool.on('error', () => undefined)
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    transactionOptions: TRANSACTION_MS,
    errorFormat: 'minimal',
  })
  return {
    asPartner: gate(prisma),
    hub: hubFunctions(async (name, text, values) => {
      const timeoutMs = SLOW_HUB_FUNCTIONS.has(name) ? answerWithinMs : HUB_TIMEOUT_MS
      return (await askWithin(pool, { name, text, values }, timeoutMs)).rows
    }),
    ping: (timeoutMs) => answers(pool, timeoutMs),
    close: () => prisma.$disconnect().then(() => (pool.ended ? undefined : pool.end())),
  }
}

const databases: { current?: Database } = shared('partner-hub.database', () => ({}))

/** The database of this process, from DATABASE_URL. One pool even where a bundler copies this module. */
export function database(): Database {
  if (databases.current) return databases.current
  const { databaseUrl } = env()
  if (!databaseUrl) throw new CodedError('E_DATABASE_URL', 'DATABASE_URL is not set')
  databases.current = createDatabase({ url: databaseUrl })
  return databases.current
}

/** Closes the database of this process, if it was opened; the next `database()` opens a new one. */
export async function closeDatabase(): Promise<void> {
  const open = databases.current
  databases.current = undefined
  await open?.close()
}

function gate(prisma: PrismaClient): Database['asPartner'] {
  const running = new AsyncLocalStorage<Running>()
  return async (partnerId, run) => {
    checkedPartnerId(partnerId)
    const current = running.getStore()
    if (current?.isOpen) {
      if (current.partnerId !== partnerId) {
        throw new CodedError('E_DATABASE_SWITCH', 'A running transaction belongs to another partner')
      }
      return run(current.tx)
    }
    return beginningAs.run(partnerId, () =>
      prisma.$transaction((tx) => {
        const opened: Running = { partnerId, tx, isOpen: true }
        return beginningAs
          .exit(() => running.run(opened, () => run(tx)))
          .finally(() => {
            opened.isOpen = false
          })
      }),
    )
  }
}

async function answers(pool: pg.Pool, timeoutMs: number): Promise<boolean> {
  let callOff: () => void = () => undefined
  const late = new Promise<boolean>((resolve) => {
    callOff = afterListening(timeoutMs, () => resolve(false))
  })
  const asked = askWithin(pool, { text: 'SELECT 1' }, timeoutMs).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, late]).finally(() => callOff())
}

function shared<T extends object>(key: string, make: () => T): T {
  const place: Record<symbol, unknown> = Object(globalThis)
  const symbol = Symbol.for(key)
  place[symbol] ??= make()
  return place[symbol] as T
}
