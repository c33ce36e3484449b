/** A whole hub for one worker: its database, its simulated network, its web and worker processes. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Child, ownCommand, startChild } from '@/lib/commands/processes/child'
import { createDatabase, type Database } from '@/lib/platform/db/database'
import { freePort } from '../../support/free-port'
import { createTestDatabase, dropTestDatabase, type TestServer } from '../../support/postgres'
import { cuttableDatabase } from './cuttable-database'
import { type RemoteLab, startRemoteLab } from './remote-lab'
import { network, type Story, tellStory } from './story'

export interface Hub extends Story {
  origin: string
  lab: RemoteLab
  /** Straight to the database, past what a test may have cut. */
  database: Database
  ownerUrl: string
  /** What web and worker are started with. */
  variables: Readonly<Record<string, string>>
  /** Holds `web.log` and `worker.log`, beside what the hub keeps itself. */
  dataDirectory: string
  cutDatabase(): Promise<void>
  mendDatabase(): Promise<void>
  stopWeb(): Promise<void>
  startWeb(): Promise<void>
  restartWeb(): Promise<void>
  stop(): Promise<void>
}

export async function startHub(workerIndex: number): Promise<Hub> {
  const server = testServer()
  const name = `e2e_${process.pid}_${workerIndex}`
  const urls = await createTestDatabase(server, name)
  const cuttable = await cuttableDatabase(urls.appUrl)
  const database = createDatabase({ url: urls.appUrl })
  const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'hub-e2e-'))
  const lab = await startRemoteLab(network)
  const story = await tellStory(database, lab.cluster)
  const port = await freePort()
  const variables = {
    NODE_ENV: 'production',
    TZ: 'UTC',
    PORT: String(port),
    DATA_DIRECTORY: dataDirectory,
    DATABASE_URL: cuttable.through(urls.appUrl),
    AUTH_SECRET: 'a secret for end-to-end tests only',
    SECRETS_KEY: Buffer.alloc(32, 9).toString('base64'),
    PROBE_INTERVAL_SECONDS: '2',
    OUTBOUND_BUDGET_PER_HOUR: '100000',
    LOG_LEVEL: 'info',
    ...lab.environment,
  }
  const launch = (command: string): Child =>
    startChild({
      name: command,
      args: ownCommand(command),
      variables,
      logFile: path.join(dataDirectory, `${command}.log`),
    })
  let web = launch('web')
  const worker = launch('worker')
  await Promise.all([web.ready, worker.ready])

  const stopWeb = () => web.stop()
  const startWeb = async () => {
    web = launch('web')
    await web.ready
  }
  return {
    ...story,
    origin: `http://localhost:${port}`,
    lab,
    database,
    ownerUrl: urls.ownerUrl,
    variables,
    dataDirectory,
    cutDatabase: cuttable.cut,
    mendDatabase: cuttable.mend,
    stopWeb,
    startWeb,
    restartWeb: async () => {
      await stopWeb()
      await startWeb()
    },
    stop: async () => {
      await Promise.all([web.stop(), worker.stop()])
      await Promise.all([lab.stop(), database.close(), cuttable.close()])
      await dropTestDatabase(server, name)
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

function testServer(): Pick<TestServer, 'superuserUrl' | 'ownerUrl' | 'appUrl'> {
  const { HUB_TEST_SERVER } = process.env
  if (!HUB_TEST_SERVER) throw new Error('The global setup of tests/playwright.config.ts starts the server')
  return JSON.parse(HUB_TEST_SERVER)
}
