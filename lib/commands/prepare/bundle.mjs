/** Bundles every command of lib/commands into dist/: ES modules with source maps, packages left where npm put them. */
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { StepError } from './progress.mjs'

/** Replaces dist/*.js and its chunks. Throws with the compiler's words when a source does not parse or resolve. */
export async function bundle(root) {
  const { build } = await import('esbuild')
  const folder = path.join(root, 'lib/commands')
  const outdir = path.join(root, 'dist')
  const entryPoints = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name))
  const options = {
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    write: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'silent',
    tsconfig: path.join(root, 'tsconfig.json'),
  }
  const result = await build(options).catch((error) => {
    throw new StepError(error.message)
  })
  removeLeftovers(root, outdir, new Set(Object.keys(result.metafile.outputs).map((file) => path.resolve(root, file))))
}

function removeLeftovers(root, outdir, fresh) {
  for (const folder of [outdir, path.join(outdir, 'chunks')]) {
    for (const name of readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, name.name)
      if (name.isFile() && /\.js(\.map)?$/.test(name.name) && !fresh.has(file)) rmSync(path.resolve(root, file))
    }
  }
}
