/**
 * The door of every npm script: makes this clone ready for a command (install, generate, bundle, build, each only when its
 * sources changed), then runs the command from dist/. Plain JavaScript without dependencies: it runs before any exist.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { refuseTakenPort } from './prepare/port.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

const onlyInstall = ['install']
const tools = ['install', 'generate']
const bundled = ['install', 'generate', 'bundle']
const everything = ['install', 'generate', 'bundle', 'web']

/** What each command needs before it can run. Commands without a file of their own end there. */
const needs = {
  demo: everything,
  start: everything,
  web: everything,
  bench: everything,
  build: everything,
  worker: bundled,
  lab: bundled,
  dev: bundled,
  migrate: bundled,
  roles: bundled,
  seed: bundled,
  'create-partner': bundled,
  'verify-audit': bundled,
  'rotate-secrets': bundled,
  'prove-sign-in': bundled,
  conformance: bundled,
  'bench-certificates': bundled,
  'bench-lists': bundled,
  'bench-probes': bundled,
  'write-vectors': bundled,
  test: bundled,
  check: bundled,
  generate: tools,
  install: onlyInstall,
}

const withoutFile = new Set(['build', 'generate', 'install'])
const listening = new Set(['demo', 'start', 'web', 'dev'])
const withoutDotenv = new Set([
  'test',
  'check',
  'conformance',
  'bench-certificates',
  'bench-lists',
  'bench-probes',
  'write-vectors',
  'prove-sign-in',
])

function fail(message, exitCode) {
  process.stderr.write(`${message}\n`)
  process.exit(exitCode)
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Partner Hub needs Node 20.19 or later; this is ${process.versions.node} (${process.execPath}).`, 69)
}

async function run(name, args) {
  if (!Object.hasOwn(needs, name)) {
    fail(`There is no command "${name ?? ''}". Commands: ${Object.keys(needs).sort().join(', ')}.`, 64)
  }
  process.chdir(root)
  if (!withoutDotenv.has(name) && existsSync('.env')) process.loadEnvFile('.env')
  if (listening.has(name)) await refuseTakenPort(name)
  const { prepare } = await import('./prepare/prepare.mjs')
  await prepare(root, needs[name])
  if (withoutFile.has(name)) return 0
  const { runCommand } = await import('./run.mjs')
  return runCommand(name, args)
}

process.env.NEXT_TELEMETRY_DISABLED ??= '1'
refuseOldNode()
const [name, ...args] = process.argv.slice(2)
run(name, args).then(
  (exitCode) => process.exit(exitCode),
  (error) => fail(error.exitCode ? error.message : (error.stack ?? String(error)), error.exitCode ?? 1),
)
