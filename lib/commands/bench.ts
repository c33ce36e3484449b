/** Runs tests/bench: ratios measured within one run, as a table or with --json as one object. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { findChromium } from './testing/chromium'
import { testVariables } from './testing/suite'

/** `--quick` measures less of everything, `--json` prints only the object, `--pages` adds JavaScript sizes and Lighthouse. */
export async function main(args: readonly string[]): Promise<number> {
  const outfile = resolve('dist/bench/run.js')
  await build({
    entryPoints: [resolve('tests/bench/run.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
    tsconfig: resolve('tsconfig.json'),
  })
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], {
    stdio: 'inherit',
    env: testVariables(await findChromium()),
  })
  return status ?? 1
}
