/** Runs the simulated network alone: `lab [--range 10] [--control-port 3999] [--directory path]`. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fill, wordsIn } from '@/lib/lab/control/words'
import { demoStory } from '@/lib/lab/demo-story'
import { labEnvironment } from '@/lib/lab/environment'
import { LabError } from '@/lib/lab/lab-error'
import { type Lab, type LabOptions, startLab } from '@/lib/lab/start-lab'
import { defaultDataDirectory } from '@/lib/platform/env/env'
import { tellReady } from './processes/child'
import { CommandError, exitCodes } from './processes/command-error'
import { aborted, stopSignal } from './processes/stopping'

/** Runs until it is told to stop. Tells a parent process the variables that lead the hub into this network. */
export async function main(args: readonly string[]): Promise<number> {
  const stopping = stopSignal()
  const lab = await start(optionsOf(args))
  const environment = labEnvironment(lab)
  const { clusters, clientCertificatePem, clientKeyPem, papers } = lab
  tellReady({ environment, clusters, clientCertificatePem, clientKeyPem, papers })
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  process.stdout.write(`Simulated network at ${lab.controlUrl}\n${lines.join('\n')}\n`)
  await aborted(stopping)
  await lab.stop()
  return 0
}

/** Without --range a demo stands in 127.10.0.0/16, or in the next range when another one already plays there. */
const demoRanges = Array.from({ length: 20 }, (_, index) => 10 + index)

type Options = Omit<LabOptions, 'range'> & { ranges: readonly number[] }

function optionsOf(args: readonly string[]): Options {
  const values = valuesOf(args)
  const dataDirectory = process.env.DATA_DIRECTORY ?? defaultDataDirectory(process.cwd())
  return {
    story: demoStory,
    ranges: values.range === undefined ? demoRanges : [numberOf('--range', values.range, 1, 254)],
    controlPort: numberOf('--control-port', values['control-port'], 0, 65_535),
    directory: values.directory ?? join(dataDirectory, 'lab'),
  }
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        range: { type: 'string' },
        'control-port': { type: 'string', default: '3999' },
        directory: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), exitCodes.usage)
  }
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new CommandError(`${name} should be a whole number from ${least} to ${most}.`, exitCodes.usage)
}

async function start({ ranges, ...options }: Options): Promise<Lab> {
  const [range, ...others] = ranges
  try {
    return await startLab({ ...options, range })
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    if (error.code === 'range-taken' && others.length > 0) return start({ ...options, ranges: others })
    throw new CommandError(fill(wordsIn('en').refusals[error.code], error.params), exitCodes.unavailable)
  }
}
