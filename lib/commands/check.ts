/** The quick proof before every commit: types, lint, architecture and unit tests, together, in less than a minute. */
import { runSuites } from './testing/run-suites'
import { lint, quickUnits, types, unused } from './testing/suites'

export function main(): Promise<number> {
  return runSuites([[types, lint, unused, quickUnits]])
}
