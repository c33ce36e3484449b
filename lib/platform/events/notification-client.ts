/** One connection that listens for ever: comes back after every loss and says so, because what was sent meanwhile is gone. */
import pg from 'pg'

export interface NotificationOptions {
  /** Connection string of hub_app, to the server itself: a pooler does not pass notifications on. */
  url: string
  channel: string
  onPayload(payload: string): void
  /** Called each time listening begins: everything that was known before may be out of date. */
  onListening(): void
  onLost(error: unknown): void
  firstRetryMs?: number
  longestRetryMs?: number
  heartbeatMs?: number
}

export interface NotificationClient {
  close(): Promise<void>
}

const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 10_000
const HEARTBEAT_MS = 30_000
const ANSWER_WITHIN_MS = 5_000

/** Listens until closed; the wait between attempts doubles from `firstRetryMs` to `longestRetryMs`. */
export function listen(options: NotificationOptions): NotificationClient {
  const firstRetryMs = options.firstRetryMs ?? FIRST_RETRY_MS
  const longestRetryMs = options.longestRetryMs ?? LONGEST_RETRY_MS
  const closing = new AbortController()
  let retryMs = firstRetryMs

  const session = async (): Promise<void> => {
    await listenOnce(options, closing.signal, () => {
      retryMs = firstRetryMs
      options.onListening()
    })
  }
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await session().catch((error: unknown) => {
        if (!closing.signal.aborted) options.onLost(error)
      })
      await pauseUnlessAborted(retryMs, closing.signal)
      retryMs = Math.min(retryMs * 2, longestRetryMs)
    }
  }
  const ended = run()
  return {
    close: () => {
      closing.abort()
      return ended
    },
  }
}

/** Resolves when `signal` aborts, rejects when the connection is lost or its heartbeat stays unanswered. */
async function listenOnce(options: NotificationOptions, signal: AbortSignal, onListening: () => void): Promise<void> {
  const client = new pg.Client({
    connectionString: options.url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
    application_name: 'partner-hub events',
  })
  const lost = new Promise<never>((_resolve, reject) => {
    client.on('error', reject)
    client.on('end', () => reject(new Error('The connection for notifications ended')))
  })
  lost.catch(() => undefined)
  let heartbeat: NodeJS.Timeout | undefined
  const silent = new Promise<never>((_resolve, reject) => {
    heartbeat = setInterval(() => client.query('SELECT 1').catch(reject), options.heartbeatMs ?? HEARTBEAT_MS)
    heartbeat.unref()
  })
  silent.catch(() => undefined)
  try {
    client.on('notification', (message) => options.onPayload(message.payload ?? ''))
    await Promise.race([client.connect(), lost])
    await client.query(`LISTEN ${pg.escapeIdentifier(options.channel)}`)
    onListening()
    await Promise.race([aborted(signal), lost, silent])
  } finally {
    clearInterval(heartbeat)
    await client.end().catch(() => undefined)
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

async function pauseUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const pause = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([pause, aborted(signal)])
  clearTimeout(timer)
}
