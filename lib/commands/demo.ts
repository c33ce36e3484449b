/** A hub to look at: its own PostgreSQL, a told story, a simulated network, worker and web, on this machine only. */
import { env } from '@/lib/platform/env/env'
import { step } from './prepare/progress.mjs'
import { ownCommand, startChild } from './processes/child'
import { aborted, stopSignal } from './processes/stopping'
import { logFileOf, openStoryHub } from './processes/story-hub'
import type { ToldStory } from './seed/story'

const probeIntervalSeconds = '10'

/** Runs until it is told to stop; ends all it started, in order. */
export async function main(): Promise<number> {
  const stopping = stopSignal()
  process.env.PROBE_INTERVAL_SECONDS ??= probeIntervalSeconds
  const hub = await openStoryHub('demo')
  try {
    const started = ['worker', 'web'].map((name) =>
      startChild({ name, args: ownCommand(name), logFile: logFileOf(name) }),
    )
    hub.children.push(...started)
    const broken = Promise.all(hub.children.map(({ ended }) => ended))
    const ready = Promise.all(started.map(({ ready }) => ready))
    await step('Starting web and worker', () => Promise.race([ready, broken, aborted(stopping)]))
    if (!stopping.aborted) process.stdout.write(`${invitation(hub)}\n`)
    await Promise.race([broken, aborted(stopping)])
    return 0
  } finally {
    await hub.stop()
  }
}

function invitation({ people, password }: ToldStory): string {
  const names = people.map(({ email, role }) => `${email} (${role.replace('-', ' ')})`)
  return `http://localhost:${env().port} - sign in as ${names.join(', ')}; everybody's password: ${password}`
}
