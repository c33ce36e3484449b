/** `domain` calls pure functions, `unit` and `architecture` touch this machine only, `integration` has a real PostgreSQL. */
import path from 'node:path'
import { defineConfig } from 'vitest/config'

// Before anything is imported: a log keeps the level it was made with.
Object.assign(process.env, { TZ: 'UTC', LOG_LEVEL: 'silent' })

const root = path.resolve(import.meta.dirname, '..')
const resolve = {
  alias: {
    '@': root,
    // The package throws wherever React's server condition is not set.
    'server-only': path.join(root, 'node_modules/server-only/empty.js'),
  },
}
const bundledThread = path.join(root, 'tests/support/bundled-thread.ts')
const fixedSeed = path.join(root, 'tests/support/fixed-seed.ts')
const domain = 'tests/unit/domain/**/*.test.ts'
const shared = {
  root,
  globals: false,
  setupFiles: [fixedSeed] as string[],
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  pool: 'forks',
  // A deadline ends what hangs; it is no measure of speed, and the machine may be busy.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // It imports `next/server` without its ending, which only a bundler finds.
  server: { deps: { inline: ['next-auth'] as string[] } },
} as const

export default defineConfig({
  resolve,
  test: {
    ...shared,
    // What is quick mostly waits, for silences of two seconds above all.
    maxWorkers: process.env.TEST_DEPTH === 'quick' ? 3 : 2,
    projects: [
      {
        resolve,
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: [domain],
          globalSetup: [bundledThread],
        },
      },
      // Pure functions leave nothing behind: their files share a process, which saves loading everything for each.
      { resolve, test: { ...shared, name: 'domain', include: [domain], isolate: false } },
      { resolve, test: { ...shared, name: 'architecture', include: ['tests/architecture/**/*.test.ts'] } },
      {
        resolve,
        test: {
          ...shared,
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: [bundledThread, path.join(root, 'tests/support/database-server.ts')],
          setupFiles: [fixedSeed, path.join(root, 'tests/support/database-setup.ts')],
        },
      },
    ],
  },
})
