/** Measures the certificate validator beside those that Node projects use: `--json` for machines, `--quick` for less. */
import { runBundledScript } from './testing/bundled-script'

export function main(args: readonly string[]): Promise<number> {
  return runBundledScript('tests/bench/certificates.ts', args)
}
