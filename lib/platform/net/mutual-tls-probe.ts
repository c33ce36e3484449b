/** Observes one address that demands client certificates: green needs a handshake with one and a refusal without (decisions.md). */
import type { StageFact } from '@/lib/domain/health/types'
import { type Connection, tlsEvidenceOf } from './connection'
import { type LoopWindow, lateLimitMs } from './loop-watch'
import { commonNameOf } from './peer-certificates'
import { factOfFailure, type ProbeRun, rounded, type StageRecorder } from './probe-run'
import { type Admission, seekAdmission } from './refusal-probe'
import type { AddressFacts } from './web-probe'

/** The TLS stage of CTI, and the first half of an authentication service in mutual mode. */
export async function observeMutualTls(
  run: ProbeRun,
  address: string,
  recorder: StageRecorder,
  window: LoopWindow,
): Promise<AddressFacts & { isProven: boolean }> {
  const { clientCertificate, port } = run.target
  recorder.start('tcp')
  const onConnected = (durationMs: number) => {
    recorder.finish({ stage: 'tcp', outcome: 'passed', durationMs: rounded(durationMs), evidence: { port } })
    recorder.start('tls')
  }
  const without = await seekAdmission(run, address, undefined, onConnected)
  const withOne =
    clientCertificate && without.outcome === 'refused'
      ? await seekAdmission(run, address, clientCertificate)
      : undefined
  const fact = factOf(run, without, withOne, window)
  const evidence = evidenceOf(withOne?.connection, without.connection)
  recorder.finish({ ...fact, evidence: { ...evidence, ...fact.evidence } })
  return {
    answered: without.outcome !== 'failed',
    certificateChain: (withOne?.connection.facts ?? without.connection.facts)?.peer.chain,
    isProven: fact.outcome === 'passed',
  }
}

function factOf(run: ProbeRun, without: Admission, withOne: Admission | undefined, window: LoopWindow): StageFact {
  const tlsMs = without.connection.ok ? without.connection.tlsMs : without.connection.durationMs
  const durationMs = rounded(tlsMs)
  if (without.outcome === 'failed') return factOfFailure(run, without.connection, window.lateMs())
  if (without.outcome === 'accepted') return factOfAdmission(run, without, window)
  if (!withOne) return { stage: 'tls', outcome: 'skipped', reason: 'partly-checked', durationMs }
  if (withOne.outcome === 'accepted')
    return { stage: 'tls', outcome: 'passed', durationMs: rounded(withOne.connection.tlsMs) }
  const hangsUp = withOne.outcome === 'failed' && withOne.connection.reason === 'tls-closed'
  if (withOne.outcome === 'failed' && !hangsUp) return factOfFailure(run, withOne.connection, window.lateMs())
  // A server that hangs up on everybody has not looked at the certificate.
  const isRefusal = without.by === 'alert' || (withOne.outcome === 'refused' && withOne.by === 'alert')
  const reason = isRefusal ? 'client-certificate-refused' : 'tls-closed'
  const evidence = { clientSubject: commonNameOf(run.target.clientCertificate?.certificatePem ?? '') }
  return factOfFailure(run, { ok: false, stage: 'tls', reason, durationMs: tlsMs, evidence }, window.lateMs())
}

/** That nothing came after a request for a certificate proves little while we were too late to hear it. */
function factOfAdmission(
  run: ProbeRun,
  { connection }: Extract<Admission, { outcome: 'accepted' }>,
  window: LoopWindow,
) {
  const { asksForCertificate } = connection.facts
  const reason = asksForCertificate && window.lateMs() > lateLimitMs ? 'tls-timeout' : 'client-certificate-not-asked'
  return factOfFailure(run, { ok: false, stage: 'tls', reason, durationMs: connection.tlsMs }, window.lateMs())
}

function evidenceOf(...connections: (Connection | undefined)[]): StageFact['evidence'] {
  const seen = connections.find((connection) => connection?.facts)
  return seen?.facts ? tlsEvidenceOf(seen.facts) : {}
}
