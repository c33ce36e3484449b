/** Bundles a script of tests/ into dist/ and runs it in a process of its own. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build } from 'esbuild'

/** @param script path from the root, such as tests/bench/run.ts; answers the script's exit code */
export async function runBundledScript(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const outfile = path.resolve('dist', path.relative('tests', script).replace(/\.ts$/, '.js'))
  await build({
    entryPoints: [path.resolve(script)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
    tsconfig: path.resolve('tsconfig.json'),
  })
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], { stdio: 'inherit', env })
  return status ?? 1
}
