/** Starts the processes that are measured: the product's own worker, the simulated network, and the bare loop. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { LabCluster } from '@/lib/lab/story'

export interface Running<T> {
  pid: number
  facts: T
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface NetworkFacts {
  environment: Record<string, string>
  clusters: LabCluster[]
}

async function started<T>(args: string[], variables: Record<string, string>): Promise<Running<T>> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...variables, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'json',
  })
  const facts = await new Promise<T>((resolve, reject) => {
    child.once('message', (message: { ready: T }) => resolve(message.ready))
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code} before it was ready`)))
  })
  return { pid: child.pid ?? 0, facts, kill: (signal) => ended(child, signal) }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  return gone
}

const command = (name: string, ...args: string[]) => ['lib/commands/run.mjs', name, ...args]

export function startNetwork(interfaces: number, directory: string): Promise<Running<NetworkFacts>> {
  const free = 60 + (process.pid % 30)
  const args = [
    '--interfaces',
    String(interfaces),
    '--range',
    String(free),
    '--control-port',
    '0',
    '--directory',
    directory,
  ]
  return started(command('lab', ...args), {})
}

export function startWorker(variables: Record<string, string>): Promise<Running<unknown>> {
  return started(command('worker'), variables)
}

export interface BareFacts {
  requests: number
  processorMs: number
}

/** The least that Node needs for a TLS connection and a GET, at the same pace and at the same servers. */
const bareSource = `
import { get } from 'node:https'
import { createSecureContext } from 'node:tls'
const { targets, everyMs, forMs, ca } = await new Promise((resolve) => process.once('message', resolve))
const secureContext = createSecureContext({ ca })
const ask = ({ address, port, host, path }) => new Promise((resolve, reject) => {
  const options = { host: address, port, path, servername: host, headers: { host }, agent: false, secureContext }
  get(options, (response) => response.once('end', resolve).once('error', reject).resume()).once('error', reject)
})
for (const target of targets.slice(0, 50)) await ask(target)
const open = new Set()
const before = process.cpuUsage()
const startedAt = performance.now()
let requests = 0
for (let at = 0; at < forMs; at += everyMs / targets.length) {
  const wait = startedAt + at - performance.now()
  if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
  const asked = ask(targets[requests % targets.length]).finally(() => open.delete(asked))
  open.add(asked)
  requests += 1
}
await Promise.all(open)
const { user, system } = process.cpuUsage(before)
process.send({ requests, processorMs: (user + system) / 1000 })
process.disconnect()
`

export interface BareTarget {
  address: string
  port: number
  host: string
  path: string
}

export function runBareLoop(plan: {
  targets: BareTarget[]
  everyMs: number
  forMs: number
  ca: string
}): Promise<BareFacts> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', bareSource], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (facts: BareFacts) => resolve(facts))
    child.once('exit', (code) => code && reject(new Error(`the bare loop ended with ${code}`)))
    child.send(plan)
  })
}
