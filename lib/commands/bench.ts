/** Runs tests/bench: ratios measured within one run, as a table or with --json as one object. */
import { runBundledScript } from './testing/bundled-script'
import { findChromium } from './testing/chromium'
import { testVariables } from './testing/suite'

/** `--quick` measures less of everything, `--json` prints only the object, `--pages` adds JavaScript sizes and Lighthouse. */
export async function main(args: readonly string[]): Promise<number> {
  return runBundledScript('tests/bench/run.ts', args, testVariables(await findChromium()))
}
