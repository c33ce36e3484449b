/** Runs suites, shows one line for each, prints failures in full and sums everything up in the last line. */
import type { Counts, Outcome, Suite } from './suite'

/** The sentence that ends every test run. */
export function sumLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Runs groups one after another and the suites inside a group together; answers the exit code. */
export async function runSuites(groups: readonly (readonly Suite[])[]): Promise<number> {
  const outcomes: Outcome[] = []
  for (const group of groups) {
    process.stderr.write(`running ${group.map(({ name }) => name).join(', ')} …\n`)
    outcomes.push(...(await Promise.all(group.map(runSuite))))
  }
  const total = outcomes.reduce<Counts>(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
  process.stdout.write(`${sumLine(total)}\n`)
  return total.failed === 0 ? 0 : 1
}

async function runSuite({ name, run }: Suite): Promise<Outcome> {
  const startedMs = performance.now()
  const outcome = await run().catch(brokenOutcome)
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  if (outcome.failed > 0) process.stdout.write(`\n${outcome.output.trimEnd()}\n\n`)
  process.stdout.write(`${name.padEnd(24)} ${sumLine(outcome)} (${seconds} s)\n`)
  return outcome
}

function brokenOutcome(error: unknown): Outcome {
  return {
    passed: 0,
    failed: 1,
    skipped: 0,
    output: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}
