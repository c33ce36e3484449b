/** Bundles the forge thread before tests that start it: a run by hand has no dist of its own. */
import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '../..')

export default async function setUp(): Promise<void> {
  await build({
    entryPoints: [path.join(root, 'lib/commands/forge-thread.ts')],
    outdir: path.join(root, 'dist'),
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
    tsconfig: path.join(root, 'tsconfig.json'),
  })
}
