/**
 * The launcher as a process of its own: prints what it started as one line of JSON, stops it on SIGTERM.
 * Arguments: the home.
 */
import { startEmbeddedPostgres } from '@/lib/platform/db/embedded/launcher'

const server = await startEmbeddedPostgres({ home: process.argv[2] ?? '', durable: false })
process.on('SIGTERM', () => server.stop().then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify({ pid: server.pid, adopted: server.adopted, appUrl: server.appUrl })}\n`)
setInterval(() => undefined, 60_000)
