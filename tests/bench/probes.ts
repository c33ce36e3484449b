/**
 * What checking 2,000 interfaces costs and how punctual it is, all processes as in production, beside a bare Node loop of TLS
 * and GET at the same pace in the same run. `--quick` takes fewer targets more often, `--json` prints one object.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { createTestDatabase, startTestServer } from '../support/postgres'
import { startNetwork } from './probes/children'
import { makeFleet } from './probes/fleet'
import { runPhases } from './probes/phases'

const words = new Set(process.argv.slice(2))
const quick = words.has('--quick')
const json = words.has('--json')
const plan = quick
  ? { interfaces: 330, living: 35, intervalMs: 10_000, warmUpMs: 16_000, steadyMs: 20_000, bareMs: 6_000 }
  : { interfaces: 2_000, living: 200, intervalMs: 60_000, warmUpMs: 120_000, steadyMs: 600_000, bareMs: 30_000 }

const directory = mkdtempSync(path.join(os.tmpdir(), 'bench-probes-'))
const server = await startTestServer()
const network = await startNetwork(plan.interfaces + plan.living, directory)
const closing: (() => Promise<void>)[] = []
try {
  const urls = await createTestDatabase(server, `bench_${process.pid}`)
  const owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  closing.push(() => owner.end())
  const fleet = await makeFleet(urls.appUrl, network.facts.clusters, plan.interfaces / 5)
  const postmaster = Number(
    readFileSync(path.join(server.home, 'cluster-18/data/postmaster.pid'), 'utf8').split('\n')[0],
  )
  const result = await runPhases({
    plan,
    network: network.facts,
    fleet,
    owner,
    postmaster,
    variables: {
      ...network.facts.environment,
      DATABASE_URL: urls.appUrl,
      AUTH_SECRET: 'a'.repeat(32),
      SECRETS_KEY: 'b'.repeat(32),
      DATA_DIRECTORY: directory,
      PROBE_INTERVAL_SECONDS: String(plan.intervalMs / 1_000),
      LOG_LEVEL: 'warn',
    },
    tell: (line) => json || process.stdout.write(`${line}\n`),
  })
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  for (const close of closing) await close()
  await network.kill('SIGTERM')
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
}
