/** The process that plays a BroadWorks network on loopback with the story of the demo; faults are switched on its page. */
import { join } from 'node:path'
import { demoStory } from '@/lib/lab/demo-story'
import { labEnvironment } from '@/lib/lab/environment'
import { LabError } from '@/lib/lab/lab-error'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { env } from '@/lib/platform/env/env'
import { tellReady } from './processes/child'
import { CommandError, exitCodes } from './processes/command-error'
import { aborted, stopSignal } from './processes/stopping'

/** The demo's networks stand in 127.10.0.0/16, or in the next range when another hub already plays there. */
const ranges = Array.from({ length: 20 }, (_, index) => 10 + index)

/** Plays until it is told to stop. Alone, it prints the settings that let a hub see it. */
export async function main(): Promise<number> {
  const stopping = stopSignal()
  const lab = await firstFree()
  const { stop, ...facts } = lab
  tellReady(JSON.parse(JSON.stringify(facts)))
  if (!process.send) {
    const settings = Object.entries(labEnvironment(lab)).map(([name, value]) => `${name}=${value}\n`)
    process.stdout.write(`The simulated network stands; its control page: ${lab.controlUrl}\n${settings.join('')}`)
  }
  await aborted(stopping)
  await stop()
  return 0
}

async function firstFree(): Promise<Lab> {
  const directory = join(env().dataDirectory, 'lab')
  for (const range of ranges) {
    try {
      return await startLab({ story: demoStory, range, directory })
    } catch (error) {
      if (!(error instanceof LabError)) throw error
      if (error.code !== 'range-taken') throw new CommandError(error.message, exitCodes.unavailable)
    }
  }
  throw new CommandError('Every range from 127.10.0.0/16 to 127.29.0.0/16 is in use.', exitCodes.unavailable)
}
