/** Makes a clone ready, step by step; a step whose sources did not change costs milliseconds and prints nothing. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { packagesMatchLockfile } from './installed.mjs'
import { withLock } from './lock.mjs'
import { runQuietly, step } from './progress.mjs'
import { hashOf, isStamped, writeStamp } from './stamp.mjs'
import { publishStandalone } from './standalone.mjs'

const lockfile = ['package.json', 'package-lock.json']
const schema = ['prisma', 'lib/commands/generate.mjs']
const pages = ['app', 'components', 'public', 'next.config.js', 'proxy.ts', 'instrumentation.ts', 'tsconfig.json']

/** Each step: the files it depends on, where it remembers them, what must exist, and the work. */
const steps = {
  install: {
    title: 'Installing packages',
    sources: lockfile,
    stamp: 'node_modules/.partner-hub',
    makes: ['node_modules/next/package.json'],
    alreadyDone: packagesMatchLockfile,
    work: (root) =>
      runQuietly(root, 'install', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']),
  },
  generate: {
    title: 'Generating the database client and route types',
    sources: [...schema, 'app', 'next.config.js', ...lockfile],
    onlyNames: /(\.prisma|generate\.mjs|page\.tsx|layout\.tsx|route\.ts|next\.config\.js|\.json)$/,
    stamp: 'dist/.generated',
    makes: ['lib/platform/db/generated/client.ts', 'next-env.d.ts'],
    work: async (root) => {
      const { generateClient } = await import('../generate.mjs')
      generateClient()
      await runQuietly(root, 'typegen', process.execPath, [nextCli(root), 'typegen'])
    },
  },
  bundle: {
    title: 'Bundling commands',
    sources: ['lib', 'tsconfig.json', ...schema, ...lockfile],
    stamp: 'dist/.bundled',
    makes: ['dist/start.js'],
    work: bundle,
  },
  web: {
    title: 'Building the web application (a minute or two)',
    sources: [...pages, 'lib', ...schema, ...lockfile],
    except: /^lib\/(commands|lab)\//,
    stamp: '.next/standalone/.built',
    makes: ['.next/standalone/server.js', '.next/standalone/.next/static'],
    work: async (root) => {
      await runQuietly(root, 'build', process.execPath, [nextCli(root), 'build'], { NODE_ENV: 'production' })
      publishStandalone(root)
    },
  },
}

const nextCli = (root) => path.join(root, 'node_modules/next/dist/bin/next')

/** Runs the named steps that are due. One process per clone prepares at a time; others wait for it. */
export async function prepare(root, names) {
  if (names.every((name) => isDone(root, steps[name]))) return
  await withLock(path.join(root, 'dist/.lock'), async () => {
    for (const name of names) await runStep(root, steps[name])
  })
}

function isDone(root, wanted) {
  return wanted.makes.every((file) => existsSync(path.join(root, file))) && isStamped(root, wanted)
}

async function runStep(root, wanted) {
  if (isDone(root, wanted)) return
  const hash = hashOf(root, wanted)
  if (!wanted.alreadyDone?.(root)) await step(wanted.title, () => wanted.work(root))
  writeStamp(root, wanted, hash)
}
