/** What can go wrong with the database, named so that callers can tell a refusal from an outage. */
import { type Result, refuse } from '@/lib/domain/result'

/** An error an operator can act on: a stable code (E_PG_…, E_MIGRATION_…, E_DATABASE_…) and a sentence. */
export class CodedError extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(`${message} [${code}]`, options)
    this.name = 'CodedError'
    this.code = code
  }
}

const UNAVAILABLE_CODES = new Set([
  // sockets
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EAI_AGAIN',
  // PostgreSQL: shutdown, crash, starting up, too many connections, cancelled by a timeout, idle in a transaction
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  '25P03',
  // Prisma: cannot reach, timed out, closed, no connection free, transaction not started or expired
  'P1001',
  'P1002',
  'P1008',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
])

/** pg has no codes for these (pg-pool/index.js, pg/lib/client.js). */
const UNAVAILABLE_WORDS =
  /timeout expired|timeout exceeded when trying to connect|connection terminated|query read timeout|not queryable|cannot use a pool after calling end/i

const UNAVAILABLE_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])

/**
 * True when the database could not be asked or did not answer in time; the same request may succeed later.
 * Follows `cause` and what Prisma wraps around an error of the driver.
 */
export function isUnavailable(error: unknown): boolean {
  return [...layersOf(error)].some(
    (layer) =>
      UNAVAILABLE_CODES.has(textOf(layer, 'code')) ||
      UNAVAILABLE_CODES.has(textOf(layer, 'originalCode')) ||
      textOf(layer, 'code').startsWith('08') ||
      UNAVAILABLE_KINDS.has(textOf(layer, 'kind')) ||
      UNAVAILABLE_WORDS.test(textOf(layer, 'message')),
  )
}

/** The name of the unique constraint that was violated (`cluster_partner_id_name_key`), or null. */
export const uniqueViolationOf = (error: unknown): string | null =>
  violationOf(error, '23505', 'UniqueConstraintViolation')

/** A change that meets a row which somebody else wrote at the same moment answers `conflict`; other errors are thrown. */
export async function refusingTwins<T>(change: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await change()
  } catch (error) {
    if (uniqueViolationOf(error) === null) throw error
    return refuse('conflict')
  }
}

/** The name of the foreign key that was violated (`customer_template_partner_id_cluster_id_fkey`), or null. */
export const foreignKeyViolationOf = (error: unknown): string | null =>
  violationOf(error, '23503', 'ForeignKeyConstraintViolation') ?? violationOf(error, '23001', 'RestrictViolation')

/** True when an update named a row or a version of it that is not there (Prisma P2025). */
export function isStaleVersion(error: unknown): boolean {
  return [...layersOf(error)].some((layer) => textOf(layer, 'code') === 'P2025')
}

function violationOf(error: unknown, sqlState: string, kind: string): string | null {
  for (const layer of layersOf(error)) {
    const isIt = textOf(layer, 'code') === sqlState || textOf(layer, 'originalCode') === sqlState || layer.kind === kind
    if (!isIt) continue
    const constraint = layer.constraint
    if (typeof constraint === 'string') return constraint
    if (isRecord(constraint) && typeof constraint.index === 'string') return constraint.index
    if (isRecord(constraint) && Array.isArray(constraint.fields)) return constraint.fields.join(',')
    return ''
  }
  return null
}

/** The error, its causes, and the driver's error inside Prisma's `meta`, nearest first; each once. */
function* layersOf(error: unknown, seen: Set<unknown> = new Set()): Generator<Record<string, unknown>> {
  if (!isRecord(error) || seen.has(error)) return
  seen.add(error)
  yield error
  for (const key of ['cause', 'meta', 'driverAdapterError']) yield* layersOf(error[key], seen)
  if (Array.isArray(error.errors)) for (const inner of error.errors) yield* layersOf(inner, seen)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (layer: Record<string, unknown>, key: string): string => {
  const value = layer[key]
  return typeof value === 'string' ? value : ''
}
