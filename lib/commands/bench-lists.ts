/** Measures lists and search of a large partner beside a small one: `--json` for machines, `--quick` for less. */
import { runBundledScript } from './testing/bundled-script'

export function main(args: readonly string[]): Promise<number> {
  return runBundledScript('tests/bench/lists.ts', args)
}
