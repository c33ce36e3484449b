/** Runs every test of the hub, or the suites named as arguments, and ends with one line that sums them up. */
import { CommandError, exitCodes } from './processes/command-error'
import { runSuites } from './testing/run-suites'
import { suites } from './testing/suites'

/** `npm test` runs all; `npm test unit e2e` some; `npm test e2e sign-in` passes further words on to the last suite. */
export async function main(args: readonly string[]): Promise<number> {
  const named = args.filter((word) => word in suites)
  const filters = args.filter((word) => !(word in suites))
  if (filters.length > 0 && named.length === 0) {
    throw new CommandError(`Suites are ${Object.keys(suites).join(', ')}.`, exitCodes.usage)
  }
  const chosen = named.length > 0 ? named : Object.keys(suites)
  return runSuites(chosen.map((name) => [suites[name]?.(filters)].filter((suite) => suite !== undefined)))
}
