/** Tries the test account at one address: Basic in UTF-8 for its own profile; never more than one refusal in a run (domain.md 3.2, 6). */
import { profilePathOf } from '@/lib/domain/health/interface-path'
import type { Evidence, StageFact } from '@/lib/domain/health/types'
import { openConnection } from './connection'
import { monotonicNow, wholeOf } from './deadline'
import { ask } from './http-step'
import { type LoopWindow, lateLimitMs } from './loop-watch'
import { type ProbeRun, rounded, type StageRecorder } from './probe-run'

type Account = { userId: string; password: string }

/** A login never reddens an interface: without an account it is skipped, refused it is a finding of its own. */
export async function observeLogin(
  run: ProbeRun,
  address: string,
  recorder: StageRecorder,
  window: LoopWindow,
): Promise<void> {
  const { kind, testAccount } = run.target
  if (kind !== 'xsi-actions') return recorder.finish(skipped('login-not-offered'))
  if (!testAccount) return recorder.finish(skipped('no-test-account'))
  await run.login.queue.run(async () => {
    if (run.login.isRefused) return recorder.finish(skipped('login-not-repeated'))
    recorder.start('login')
    const fact = await tryLogin(run, address, testAccount, window)
    if (fact.reason === 'login-refused') run.login.isRefused = true
    recorder.finish(fact)
  })
}

async function tryLogin(run: ProbeRun, address: string, account: Account, window: LoopWindow): Promise<StageFact> {
  const startedAt = monotonicNow()
  const { host, port, path } = run.target
  const connection = await openConnection(run, address, { protocol: 'http/1.1' })
  if (!connection.ok) return failed(connection.reason, { status: 'none' }, startedAt, run, window)
  const request = {
    host,
    port,
    path: profilePathOf(path, account.userId),
    headers: { Authorization: `Basic ${basicOf(account)}` },
  }
  const step = await ask(connection.socket, request, connection.deadline, wholeOf(connection.deadline))
  if (!step.ok) return failed(step.reason, { status: 'none' }, startedAt, run, window)
  const { status } = step.answer.head
  const hasSpecialCharacters = /[^\x20-\x7e]/.test(account.userId + account.password)
  if (status >= 200 && status < 300) {
    // Only credentials outside ASCII prove how the server decodes them.
    const evidence: Evidence = hasSpecialCharacters ? { status, hasSpecialCharacters } : { status }
    return { stage: 'login', outcome: 'passed', durationMs: rounded(monotonicNow() - startedAt), evidence }
  }
  const isRefusal = status === 401 || status === 403
  return failed(isRefusal ? 'login-refused' : 'login-failed', { status, hasSpecialCharacters }, startedAt, run, window)
}

/** Base64 of UTF-8: what current clients send, and what the XSP must be set to read. */
export function basicOf({ userId, password }: Account): string {
  return Buffer.from(`${userId}:${password}`, 'utf8').toString('base64')
}

function failed(
  reason: string,
  evidence: StageFact['evidence'],
  startedAt: number,
  run: ProbeRun,
  window: LoopWindow,
): StageFact {
  const durationMs = rounded(monotonicNow() - startedAt)
  if (run.signal?.aborted) return { stage: 'login', outcome: 'inconclusive', reason: 'stopped', durationMs }
  if (reason.startsWith('login-')) return { stage: 'login', outcome: 'failed', reason, durationMs, evidence }
  const lateMs = window.lateMs()
  if (lateMs > lateLimitMs) {
    const lateness = { lateMs, limitMs: lateLimitMs }
    return { stage: 'login', outcome: 'inconclusive', reason: 'prober-starved', durationMs, evidence: lateness }
  }
  const isLate = reason.endsWith('-timeout')
  return { stage: 'login', outcome: 'failed', reason: isLate ? 'login-timeout' : 'login-failed', durationMs, evidence }
}

function skipped(reason: string): StageFact {
  return { stage: 'login', outcome: 'skipped', reason }
}
