/**
 * Writes the Prisma client into lib/platform/db/generated. `prisma generate` looks for a schema-engine binary that it
 * never runs; naming the running Node executable keeps it from downloading one (closed networks).
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Generates the database client.
 * @returns {void}
 * @throws {Error} with what Prisma printed, when the schema does not hold together
 */
export function generateClient() {
  const cli = createRequire(path.join(root, 'package.json')).resolve('prisma/build/index.js')
  const run = spawnSync(process.execPath, [cli, 'generate', '--schema', 'prisma'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout ?? ''}${run.stderr ?? run.error ?? ''}`)
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) generateClient()
