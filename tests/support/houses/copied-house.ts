/** A copy of the sources in which a change can be tried: packages are shared, everything else is its own. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../..')

const parts = [
  'app',
  'components',
  'lib',
  'prisma',
  'tests',
  '.next/types',
  'instrumentation.ts',
  'next-env.d.ts',
  'next.config.js',
  'package.json',
  'proxy.ts',
  'tsconfig.json',
]

export interface CopiedHouse {
  folder: string
  /** Runs a program of its packages; answers the exit code and all that it printed. */
  run: (program: string, ...args: string[]) => { status: number; output: string }
  remove: () => void
}

export function copyHouse(): CopiedHouse {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-house-'))
  for (const part of parts) {
    if (existsSync(path.join(root, part))) cpSync(path.join(root, part), path.join(folder, part), { recursive: true })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  return {
    folder,
    run: (program, ...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, program), ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, VITEST: '', NODE_OPTIONS: '' },
        maxBuffer: 64 * 1024 * 1024,
      })
      return { status: status ?? 1, output: `${stdout}${stderr}` }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
