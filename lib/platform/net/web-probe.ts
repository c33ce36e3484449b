/** Observes one address of an interface that speaks HTTP: TCP, TLS, HTTP without credentials, then the login where one is offered. */
import { type AnswerVerdict, isXsi, judgeAnswer } from '@/lib/domain/health/http-answer'
import { probePathOf } from '@/lib/domain/health/interface-path'
import type { AddressObservation, Evidence, StageFact } from '@/lib/domain/health/types'
import type { ReadAnswer } from './answer-reader'
import { type Connection, openConnection, tlsEvidenceOf } from './connection'
import { wholeOf } from './deadline'
import { ask } from './http-step'
import { observeLogin } from './login-probe'
import type { LoopWindow } from './loop-watch'
import { factOfFailure, type ProbeRun, rounded, type StageRecorder } from './probe-run'
import type { ClientCertificate } from './secure-contexts'

export type AddressFacts = Pick<AddressObservation, 'answered' | 'certificateChain'>

export async function observeWeb(
  run: ProbeRun,
  address: string,
  recorder: StageRecorder,
  window: LoopWindow,
  client?: ClientCertificate,
): Promise<AddressFacts> {
  const connection = await connect(run, address, recorder, window, client)
  const certificateChain = connection.facts?.peer.chain
  if (!connection.ok) return { answered: false, certificateChain }
  recorder.start('http')
  const { host, port, path, kind } = run.target
  const probePath = probePathOf(kind, path)
  const step = await ask(
    connection.socket,
    { host, port, path: probePath },
    connection.deadline,
    wholeOf(connection.deadline),
  )
  if (!step.ok) {
    recorder.finish(withPath(factOfFailure(run, step, window.lateMs()), probePath))
    return { answered: false, certificateChain }
  }
  const verdict = judgeAnswer(kind, { ...step.answer.head, ...step.answer })
  recorder.finish(factOfAnswer(run, step.answer, verdict, step.durationMs, window))
  if (!verdict.reason) await observeLogin(run, address, recorder, window)
  return { answered: verdict.answered, certificateChain }
}

async function connect(
  run: ProbeRun,
  address: string,
  recorder: StageRecorder,
  window: LoopWindow,
  client?: ClientCertificate,
): Promise<Connection> {
  recorder.start('tcp')
  const onConnected = (durationMs: number) => {
    recorder.finish({
      stage: 'tcp',
      outcome: 'passed',
      durationMs: rounded(durationMs),
      evidence: { port: run.target.port },
    })
    recorder.start('tls')
  }
  const connection = await openConnection(run, address, { client, protocol: 'http/1.1', onConnected })
  const evidence = connection.facts ? tlsEvidenceOf(connection.facts) : undefined
  if (connection.ok) {
    recorder.finish({ stage: 'tls', outcome: 'passed', durationMs: rounded(connection.tlsMs), evidence })
    return connection
  }
  const fact = factOfFailure(run, connection, window.lateMs())
  recorder.finish(evidence ? { ...fact, evidence: { ...evidence, ...fact.evidence } } : fact)
  return connection
}

function withPath(fact: StageFact, path: string): StageFact {
  return fact.stage === 'http' ? { ...fact, evidence: { path, ...fact.evidence } } : fact
}

function factOfAnswer(
  run: ProbeRun,
  answer: ReadAnswer,
  verdict: AnswerVerdict,
  durationMs: number,
  window: LoopWindow,
): StageFact {
  const { kind, path, host } = run.target
  const evidence: Evidence = { path: probePathOf(kind, path), status: answer.head.status }
  if (verdict.bodyKind) evidence.bodyKind = verdict.bodyKind
  const { reason } = verdict
  if (!reason) return { stage: 'http', outcome: 'passed', durationMs: rounded(durationMs), evidence }
  if (reason === 'http-redirect') evidence.redirectsTo = directionOf(answer.head.location, host)
  if (reason === 'http-wrong-body') evidence.bodyWanted = isXsi(kind) ? 'xsi' : 'answer'
  return factOfFailure(run, { ok: false, stage: 'http', reason, durationMs, evidence }, window.lateMs())
}

/** Where a redirect points, as a class: the text of the header is never shown. */
function directionOf(location: string, host: string): string {
  const base = `https://${host}/`
  if (!URL.canParse(location, base)) return 'otherHost'
  const url = new URL(location, base)
  if (url.protocol === 'http:') return 'plainHttp'
  return url.hostname === host ? 'sameHost' : 'otherHost'
}
