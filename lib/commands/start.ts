/** Runs a whole hub on this machine: PostgreSQL (its own or DATABASE_URL), migrations, web and worker. */
import { env, forgetEnvironment } from '@/lib/platform/env/env'
import { type Child, ownCommand, startChild } from './processes/child'
import { migrate, openPostgres, type Postgres } from './processes/postgres'
import { newSetUpToken } from './processes/set-up-link'
import { settleOwnSettings } from './processes/shared-settings'
import { aborted, stopSignal } from './processes/stopping'

/** Runs until it is told to stop; ends all it started, in order. */
export async function main(): Promise<number> {
  const stopping = stopSignal()
  settleOwnSettings()
  const postgres = await openPostgres()
  const children: Child[] = []
  try {
    if (postgres.ownerUrl) await migrate(postgres.ownerUrl)
    process.env.DATABASE_URL = postgres.appUrl
    forgetEnvironment()
    for (const name of ['worker', 'web']) children.push(startChild({ name, args: ownCommand(name) }))
    const broken = Promise.all(children.map(({ ended }) => ended))
    await Promise.race([Promise.all(children.map(({ ready }) => ready)), broken, aborted(stopping)])
    if (!stopping.aborted) await greet(postgres)
    await Promise.race([broken, aborted(stopping)])
    return 0
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    await postgres.stop()
  }
}

async function greet({ place, ownerUrl }: Postgres): Promise<void> {
  const { publicOrigin, port } = env()
  const address = publicOrigin ?? `http://localhost:${port}`
  const token = ownerUrl ? await newSetUpToken(ownerUrl) : undefined
  if (token) {
    process.stdout.write(`Set up the first partner within 24 hours, once: ${address}/set-up/${token}\n`)
  }
  process.stdout.write(`Data lives in ${place}\nPartner Hub runs at ${address}\n`)
}
