/** Owns what a suite of tests is and how its tools are run: counted by their own reports, shown in full when they fail. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { variableNames } from '@/lib/platform/env/env'

export type Counts = { passed: number; failed: number; skipped: number }

/** What a suite found; `output` is what its tool printed. */
export type Outcome = Counts & { output: string }

export type Suite = { name: string; run: () => Promise<Outcome> }

/** Settings of this hub never reach a test: each one starts from the defaults, in UTC. */
export function testVariables(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !variableNames.includes(name))
  return { NODE_ENV: 'test', ...Object.fromEntries(inherited), TZ: 'UTC', NEXT_TELEMETRY_DISABLED: '1', ...added }
}

/** Runs a Node program to its end and keeps what it printed. */
export function runTool(
  args: readonly string[],
  variables: NodeJS.ProcessEnv = testVariables(),
): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: variables })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => parts.push(part))
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, output: Buffer.concat(parts).toString() }))
  })
}

/** A suite whose tool says only yes or no: one test. */
export function verdictSuite(name: string, args: readonly string[]): Suite {
  return {
    name,
    run: async () => {
      const { exitCode, output } = await runTool(args)
      return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0, output }
    },
  }
}

/** Calls `work` with a file path for a tool's JSON report and hands back the parsed report, or undefined without one. */
export async function withReport<T>(work: (file: string) => Promise<T>): Promise<{ result: T; report: unknown }> {
  const folder = mkdtempSync(join(tmpdir(), 'partner-hub-report-'))
  try {
    const file = join(folder, 'report.json')
    const result = await work(file)
    return { result, report: parsed(file) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A tool that failed without counting a failure (it crashed, or a file did not load) still counts as one. */
export function countsOf(counts: Counts, exitCode: number): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}
