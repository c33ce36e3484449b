/** Measures the checks of 2,000 interfaces beside a bare loop: `--json` for machines, `--quick` for fewer targets. */
import { runBundledScript } from './testing/bundled-script'

export function main(args: readonly string[]): Promise<number> {
  return runBundledScript('tests/bench/probes.ts', args)
}
