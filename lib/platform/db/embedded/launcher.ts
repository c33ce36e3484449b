/**
 * Starts the PostgreSQL that comes with Partner Hub, or adopts the one a killed launcher left behind. One application
 * owns a home: whoever stops the server stops it for everybody who adopted it.
 */
import path from 'node:path'
import { DATABASE_NAME, ensureRoles } from '../roles'
import { serverAccount } from './account'
import { preparedBinaries } from './binaries'
import { ensureCluster } from './cluster'
import { MAJOR, prepareHome, readSecrets, socketUrl } from './home'
import { isOurs, runningPostmaster, stopPostmaster } from './postmaster'

export { defaultHome } from './home'

export interface EmbeddedOptions {
  /** Where the data lives; made when missing. */
  home: string
  /** false: no fsync, for tests, whose data may be lost. */
  durable?: boolean
}

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
  stop(): Promise<void>
}

/**
 * @throws CodedError E_PG_UNSUPPORTED, E_PG_BINARIES, E_PG_HOME, E_PG_NOT_TRAVERSABLE, E_PG_SOCKET_PATH,
 *   E_PG_NO_ACCOUNT, E_PG_NO_SETUID, E_PG_NO_CHOWN, E_PG_INITDB, E_PG_SECRETS, E_PG_START; `stop` throws E_PG_STOP
 */
export async function startEmbeddedPostgres({
  home: directory,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = serverAccount(path.join(directory, `cluster-${MAJOR}`, 'data'))
  const home = prepareHome(directory, account)
  const binaries = preparedBinaries(home.home, account)
  ensureCluster(home, binaries, account, durable)
  const server = await runningPostmaster({ home, binaries, account, durable })
  const secrets = readSecrets(home.secretsFile)
  const superuserUrl = socketUrl(home, 'postgres', secrets.superuser, 'postgres')
  await ensureRoles(superuserUrl, secrets, DATABASE_NAME)
  return {
    appUrl: socketUrl(home, 'hub_app', secrets.app, DATABASE_NAME),
    ownerUrl: socketUrl(home, 'hub_owner', secrets.owner, DATABASE_NAME),
    superuserUrl,
    home: home.home,
    ...server,
    summary: `PostgreSQL ${MAJOR} ${server.adopted ? 'was still running and is used again' : 'runs embedded'} as ${account.name}; its data lives in ${home.cluster}`,
    isRunning: () => isOurs(server.pid, home),
    stop: () => stopPostmaster(home, server.pid),
  }
}
