/**
 * Runs the simulated network alone: `lab [--range 10 | --range 100-250] [--control-port 3999] [--directory path]
 * [--story file.json | --interfaces 2000] [--scenario file.json [--play]]`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { fill, wordsIn } from '@/lib/lab/control/words'
import { crowdStory } from '@/lib/lab/crowd-story'
import { demoStory } from '@/lib/lab/demo-story'
import { labEnvironment } from '@/lib/lab/environment'
import { LabError } from '@/lib/lab/lab-error'
import { type Scenario, scenarioSchema } from '@/lib/lab/scenario'
import { type Lab, type LabOptions, startLab } from '@/lib/lab/start-lab'
import { storySchema } from '@/lib/lab/story'
import { defaultDataDirectory } from '@/lib/platform/env/env'
import { tellReady } from './processes/child'
import { CommandError, exitCodes } from './processes/command-error'
import { aborted, stopSignal } from './processes/stopping'

/** Runs until it is told to stop. Tells a parent process the variables that lead the hub into this network. */
export async function main(args: readonly string[]): Promise<number> {
  const stopping = stopSignal()
  const values = valuesOf(args)
  const scenario = values.scenario === undefined ? undefined : readAs('scenario', scenarioSchema, values.scenario)
  const lab = await start(optionsOf(values, scenario))
  const environment = labEnvironment(lab)
  const { clusters, clientCertificatePem, clientKeyPem, papers } = lab
  tellReady({ environment, clusters, clientCertificatePem, clientKeyPem, papers })
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  process.stdout.write(`Simulated network at ${lab.controlUrl}\n${lines.join('\n')}\n`)
  if (scenario) await replay(lab, scenario, values.play ? stopping : undefined)
  await aborted(stopping)
  await lab.stop()
  return 0
}

/** Without --range a demo stands in 127.10.0.0/16, or in the next range when another one already plays there. */
const demoRanges = rangesFrom(10, 29)

type Options = Omit<LabOptions, 'range'> & { ranges: readonly number[] }

function optionsOf(values: ReturnType<typeof valuesOf>, scenario: Scenario | undefined): Options {
  if (values.story !== undefined && values.interfaces !== undefined)
    throw new CommandError('--story and --interfaces each say which network to start: choose one.', exitCodes.usage)
  const given = values.interfaces === undefined ? undefined : numberOf('--interfaces', values.interfaces, 1, 15_000)
  const interfaces = given ?? scenario?.interfaces
  const dataDirectory = process.env.DATA_DIRECTORY ?? defaultDataDirectory(process.cwd())
  return {
    story: storyOf(values.story, interfaces),
    ranges: values.range === undefined ? demoRanges : rangesOf(values.range),
    controlPort: numberOf('--control-port', values['control-port'], 0, 65_535),
    directory: values.directory ?? join(dataDirectory, 'lab'),
  }
}

function storyOf(file: string | undefined, interfaces: number | undefined): LabOptions['story'] {
  if (file !== undefined) return readAs('story', storySchema, file)
  return interfaces === undefined ? demoStory : crowdStory(interfaces)
}

/** One range, or the first free one of several. */
function rangesOf(text: string): number[] {
  const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? []
  const from = numberOf('--range', first, 1, 254)
  return rangesFrom(from, numberOf('--range', last, from, 254))
}

function rangesFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        range: { type: 'string' },
        'control-port': { type: 'string', default: '3999' },
        directory: { type: 'string' },
        story: { type: 'string' },
        interfaces: { type: 'string' },
        scenario: { type: 'string' },
        play: { type: 'boolean', default: false },
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

/** Loads the scenario and takes its first step; the control page takes the others, or the clock until `until` aborts. */
async function replay(lab: Lab, scenario: Scenario, until?: AbortSignal): Promise<void> {
  lab.player.load(scenario)
  for (const [index, { name, seconds }] of scenario.steps.entries()) {
    if (index > 0 && (!until || until.aborted)) return
    await inWords(() => lab.player.goTo(index))
    process.stdout.write(`${scenario.name}, ${index + 1}/${scenario.steps.length}: ${name}\n`)
    if (until) await pause(seconds * 1_000, undefined, { signal: until }).catch(() => undefined)
  }
}

function readAs<S extends z.ZodType>(what: string, schema: S, file: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new CommandError(`${file} is no ${what}: ${reason}`, exitCodes.usage)
  }
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    throw new CommandError(fill(wordsIn('en').refusals[error.code], error.params), exitCodes.unavailable)
  }
}

async function start({ ranges, ...options }: Options): Promise<Lab> {
  const [range, ...others] = ranges
  try {
    return await startLab({ ...options, range })
  } catch (error) {
    const isTaken = error instanceof LabError && error.code === 'range-taken'
    if (isTaken && others.length > 0) return start({ ...options, ranges: others })
    return inWords(() => Promise.reject(error))
  }
}
