/** Observes one address with all its stages, those included that were not reached. */
import {
  type AddressObservation,
  type ProbeTarget,
  type Stage,
  type StageFact,
  stages,
} from '@/lib/domain/health/types'
import { createLimiter } from './limiter'
import { observeMutualTls } from './mutual-tls-probe'
import { createRecorder, type ProbeOptions, type ProbeRun, type StageRecorder } from './probe-run'
import { type AddressFacts, observeWeb } from './web-probe'

export async function observeAddress(run: ProbeRun, address: string): Promise<AddressObservation> {
  const recorder = createRecorder(address, run.onProgress)
  const facts = await run.limiter.run(() => observe(run, address, recorder))
  completeStages(run, recorder)
  return { address, stages: recorder.facts, ...facts }
}

/** One address alone, without the name's other ones: what a single attempt of failover meets. */
export function probeAddress(target: ProbeTarget, address: string, options: ProbeOptions): Promise<AddressObservation> {
  const login = { isRefused: false, queue: createLimiter(1) }
  return observeAddress({ ...options, target, now: new Date(), login }, address)
}

async function observe(run: ProbeRun, address: string, recorder: StageRecorder): Promise<AddressFacts> {
  const { kind, authenticationMode, clientCertificate } = run.target
  const window = run.watch.open()
  try {
    if (run.signal?.aborted) return { answered: false }
    if (kind !== 'cti' && authenticationMode !== 'mtls') return await observeWeb(run, address, recorder, window)
    const { isProven, ...facts } = await observeMutualTls(run, address, recorder, window)
    if (kind === 'cti' || !isProven) return facts
    return await observeWeb(run, address, recorder, window, clientCertificate)
  } finally {
    window.close()
  }
}

function completeStages(run: ProbeRun, recorder: StageRecorder): void {
  const known = new Set(recorder.facts.map((fact) => fact.stage))
  const isBlocked = recorder.facts.some((fact) => fact.outcome !== 'passed')
  for (const stage of stages) {
    if (stage === 'dns' || known.has(stage)) continue
    recorder.facts.push(missingFact(run, stage, isBlocked))
  }
}

function missingFact({ target, signal }: ProbeRun, stage: Stage, isBlocked: boolean): StageFact {
  if (target.kind === 'cti' && (stage === 'http' || stage === 'login')) {
    return { stage, outcome: 'skipped', reason: 'stops-at-tls' }
  }
  if (signal?.aborted && !isBlocked) return { stage, outcome: 'inconclusive', reason: 'stopped' }
  return { stage, outcome: 'not-reached' }
}
