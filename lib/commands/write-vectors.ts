/** Writes the certificate vectors that are planned and not yet in tests/vectors; those that are there keep their bytes. */
import { runBundledScript } from './testing/bundled-script'

export function main(): Promise<number> {
  return runBundledScript('tests/support/write-certificate-vectors.ts', [])
}
