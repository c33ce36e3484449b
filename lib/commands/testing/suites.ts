/** The table of suites: names on the command line, what each one runs, and what may run together. */
import { playwrightSuite } from './playwright-suite'
import { type Suite, verdictSuite } from './suite'
import { vitestSuite } from './vitest-suite'

const quickRuns = { TEST_DEPTH: 'quick' }

export const types: Suite = verdictSuite('types', ['node_modules/typescript/bin/tsc', '--noEmit'])
export const lint: Suite = verdictSuite('lint', [
  'node_modules/@biomejs/biome/bin/biome',
  'check',
  '--error-on-warnings',
  '.',
])
export const unused: Suite = verdictSuite('unused code', [
  'node_modules/knip/bin/knip.js',
  '--config',
  'tests/knip.json',
])

/** Long property runs are shortened in `check` and full in `test`. */
export const quickUnits: Suite = vitestSuite('architecture and unit', ['architecture', 'domain', 'unit'], quickRuns)

/** Every suite that `npm test` can be asked for by name, in its order. */
export const suites: Readonly<Record<string, (filters: readonly string[]) => Suite>> = {
  types: () => types,
  lint: () => lint,
  unused: () => unused,
  unit: () => vitestSuite('architecture and unit', ['architecture', 'domain', 'unit']),
  integration: () => vitestSuite('integration', ['integration']),
  e2e: playwrightSuite,
}
