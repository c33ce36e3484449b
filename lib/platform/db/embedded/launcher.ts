/**
 * Starts the PostgreSQL that comes with Partner Hub, or adopts the one that runs already: another launcher's, or one that
 * a killed launcher left behind.
 */
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DATABASE_NAME, ensureRoles } from '../roles'
import { type Account, serverAccount } from './account'
import { preparedBinaries } from './binaries'
import { ensureCluster } from './cluster'
import { type Home, MAJOR, prepareHome, readSecrets, socketUrl } from './home'
import { keepRunning, type TellRestart } from './keeper'
import { enter } from './launchers'
import { isOurs, type Postmaster, runningPostmaster, type ServerPlan, stopPostmaster } from './postmaster'

export interface EmbeddedOptions {
  /** Where the data lives; made when missing. */
  home: string
  /** false: no fsync, for tests, whose data may be lost. */
  durable?: boolean
  startWithinMs?: number
  /** Given, a server that ends without being asked to is started again, and this is told; `lookEveryMs` for tests. */
  onRestart?: TellRestart
  lookEveryMs?: number
}

const START_WITHIN_MS = 30_000

export interface EmbeddedPostgres {
  /** Connection string of hub_app. */
  appUrl: string
  /** Connection string of hub_owner. */
  ownerUrl: string
  /** Connection string of the superuser, for backups and for tests that copy databases. */
  superuserUrl: string
  home: string
  pid: number
  adopted: boolean
  /** One line for the operator: what runs and where the data lives. */
  summary: string
  isRunning(): boolean
  /** Ends the server, unless another launcher still uses it. */
  stop(): Promise<void>
}

/**
 * @throws CodedError E_PG_UNSUPPORTED, E_PG_BINARIES, E_PG_HOME, E_PG_NOT_TRAVERSABLE, E_PG_SOCKET_PATH,
 *   E_PG_NO_ACCOUNT, E_PG_NO_SETUID, E_PG_NO_CHOWN, E_PG_INITDB, E_PG_SECRETS, E_PG_START; `stop` throws E_PG_STOP
 */
export async function startEmbeddedPostgres({
  home: directory,
  durable = true,
  startWithinMs = START_WITHIN_MS,
  onRestart,
  lookEveryMs,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = serverAccount(path.join(directory, `cluster-${MAJOR}`, 'data'))
  const home = prepareHome(directory, account)
  const binaries = preparedBinaries(home.home, account)
  ensureCluster(home, binaries, account, durable)
  const secrets = readSecrets(home.secretsFile)
  const superuserUrl = socketUrl(home, 'postgres', secrets.superuser, 'postgres')
  const leave = enter(home)
  const plan = { home, binaries, account, durable, startWithinMs }
  const prepare = (): Promise<void> => ensureRoles(superuserUrl, secrets, DATABASE_NAME)
  let server = await servingPostmaster(plan, prepare).catch((error: unknown) => {
    leave()
    throw error
  })
  const isRunning = (): boolean => isOurs(server.pid, home)
  const restart = async (): Promise<void> => {
    server = await runningPostmaster(plan)
  }
  const keeper = onRestart && keepRunning(isRunning, restart, onRestart, lookEveryMs)
  return {
    appUrl: socketUrl(home, 'hub_app', secrets.app, DATABASE_NAME),
    ownerUrl: socketUrl(home, 'hub_owner', secrets.owner, DATABASE_NAME),
    superuserUrl,
    home: home.home,
    ...server,
    summary: summaryOf(server, account, home),
    isRunning,
    stop: async () => {
      await keeper?.end()
      if (leave()) await stopPostmaster(plan, server.pid)
    },
  }
}

function summaryOf({ adopted }: Postmaster, { name }: Account, { cluster }: Home): string {
  const what = adopted ? 'was still running and is used again' : 'runs embedded'
  return `PostgreSQL ${MAJOR} ${what} as ${name}; its data lives in ${cluster}`
}

/** A server that was adopted in the moment its last user stopped it ends under our hands: then we start our own. */
async function servingPostmaster(plan: ServerPlan, prepare: () => Promise<void>): Promise<Postmaster> {
  const server = await runningPostmaster(plan)
  try {
    await prepare()
    return server
  } catch (error) {
    if (!server.adopted || !(await hasEndedSoon(plan.home, server.pid))) throw error
    return servingPostmaster(plan, prepare)
  }
}

async function hasEndedSoon(home: Home, pid: number): Promise<boolean> {
  const until = performance.now() + 2_000
  while (performance.now() < until) {
    if (!isOurs(pid, home)) return true
    await pause(20)
  }
  return false
}
